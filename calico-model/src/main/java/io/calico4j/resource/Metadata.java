// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.internal.wire.NonZero;
import io.calico4j.internal.wire.Pointer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.immutables.value.Value;

/**
 * The part of an object that every kind has: identity, labels, annotations, bookkeeping.
 *
 * <p>The same fields as the metadata of Kubernetes objects.
 */
@Value.Immutable
@JsonPropertyOrder({
    "name",
    "generateName",
    "namespace",
    "selfLink",
    "uid",
    "resourceVersion",
    "generation",
    "creationTimestamp",
    "deletionTimestamp",
    "deletionGracePeriodSeconds",
    "labels",
    "annotations",
    "ownerReferences",
    "finalizers",
    "managedFields"
})
@JsonSerialize(as = Metadata.class)
@JsonDeserialize(builder = Metadata.Builder.class)
public sealed interface Metadata extends WithMetadata permits ImmutableMetadata {
    /** The value with nothing given. */
    static Metadata empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The name, unique among the objects of the kind in the namespace; empty when none is given. */
    @JsonProperty
    @NonEmpty
    @Value.Default.String("")
    String name();

    /** The start of a name that the API server completes when no name is given. */
    @JsonProperty
    @NonZero
    Optional<String> generateName();

    /** The namespace of a namespaced object. */
    @JsonProperty
    @NonZero
    Optional<String> namespace();

    /** A path to the object; no longer filled in by any server. */
    @JsonProperty
    @NonZero
    Optional<String> selfLink();

    /** The identity of this incarnation of the object, given by the server. */
    @JsonProperty
    @NonZero
    Optional<String> uid();

    /** The revision of the object in its store; opaque, and compared for equality only. */
    @JsonProperty
    @NonZero
    Optional<String> resourceVersion();

    /** The count of changes of the wanted state. */
    @JsonProperty
    @NonZero
    Optional<Long> generation();

    /** When the object was created, to the second. */
    @JsonProperty
    @NonZero
    Optional<Instant> creationTimestamp();

    /** When the object will be gone, once its deletion was asked for, to the second. */
    @JsonProperty
    @Pointer
    Optional<Instant> deletionTimestamp();

    /** How long the object is given to end, in seconds. */
    @JsonProperty
    @Pointer
    Optional<Long> deletionGracePeriodSeconds();

    /** The labels, which selectors match, by key. */
    @JsonProperty
    @Value.NaturalOrder
    @NonEmpty
    SortedMap<String, String> labels();

    /** Further notes that nothing selects by, by key. */
    @JsonProperty
    @Value.NaturalOrder
    @NonEmpty
    SortedMap<String, String> annotations();

    /** The objects this one goes away with. */
    @JsonProperty
    @NonEmpty
    List<OwnerReference> ownerReferences();

    /** What has to be done before the object may go away. */
    @JsonProperty
    @NonEmpty
    List<String> finalizers();

    /** Who manages which fields. */
    @JsonProperty
    @NonEmpty
    List<ManagedFieldsEntry> managedFields();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link Metadata} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableMetadata.Builder {
        private static final Metadata EMPTY = new Builder().build();

        Builder() {}
    }
}
