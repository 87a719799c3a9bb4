// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A list of objects of one kind, as a server answers it or a file holds it: {@code NetworkPolicyList} and the like.
 *
 * @param <R> the type of the objects
 * @param kindName the kind of the list as it states it, such as {@code NetworkPolicyList}
 * @param apiVersion the API group and version as the list states it
 * @param metadata where the list was read
 * @param items the objects, in their order; absent is written as {@code null}
 */
public record ResourceList<R extends Resource>(
        String kindName, String apiVersion, ListMetadata metadata, Optional<List<R>> items) {
    /** Copies the items. */
    public ResourceList {
        Objects.requireNonNull(kindName, "kindName");
        Objects.requireNonNull(apiVersion, "apiVersion");
        Objects.requireNonNull(metadata, "metadata");
        items = items.map(List::copyOf);
    }

    /** A list of objects of a kind, with nothing in its metadata. */
    public static <R extends Resource> ResourceList<R> of(Kind kind, List<R> items) {
        return new ResourceList<>(kind.listKind(), kind.apiVersions().get(0), ListMetadata.empty(), Optional.of(items));
    }
}
