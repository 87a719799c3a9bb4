// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.calico4j.internal.json.ResourceDeserializer;

/**
 * One object of a cluster: a Calico resource, a Kubernetes object we read, or one of any other kind.
 *
 * <p>Values are immutable and equal by content. To tell the members apart use {@link #kind()} in a {@code switch}, or
 * {@link #match}. A mapper reads this type by the {@code apiVersion} and {@code kind} of the text.
 */
@JsonDeserialize(using = ResourceDeserializer.class)
public sealed interface Resource permits CalicoResource, KubernetesResource, UnknownResource {
    /** What it is; {@link Kind#UNKNOWN} for an {@link UnknownResource}. */
    Kind kind();

    /** The API group and version as the object states it, such as {@code projectcalico.org/v3}; may be empty. */
    String apiVersion();

    /** The kind as the object states it, such as {@code NetworkPolicy}; may be empty in the items of a list. */
    String kindName();

    /** Name, namespace, labels and the rest of the object's own data. */
    Metadata metadata();

    /** The key that no other object of a cluster has. Without a name in the metadata its name is empty. */
    default ResourceKey key() {
        return ResourceKey.of(kind(), metadata().namespace(), metadata().name());
    }

    /** Calls the method of {@code cases} for this kind, and answers what it answers. */
    <T> T match(ResourceCases<T> cases);
}
