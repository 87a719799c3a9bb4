// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Always;
import io.calico4j.internal.wire.Pointer;
import java.util.Optional;
import org.immutables.value.Value;

/** A reference to an object that owns another, in the same namespace or cluster-wide. */
@Value.Immutable
@JsonPropertyOrder({"apiVersion", "kind", "name", "uid", "controller", "blockOwnerDeletion"})
@JsonSerialize(as = OwnerReference.class)
@JsonDeserialize(builder = OwnerReference.Builder.class)
public sealed interface OwnerReference extends WithOwnerReference permits ImmutableOwnerReference {
    /** The value with nothing given. */
    static OwnerReference empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The API group and version of the owner. */
    @JsonProperty
    @Always
    @Value.Default.String("")
    String apiVersion();

    /** The kind of the owner. */
    @JsonProperty
    @Always
    @Value.Default.String("")
    String kind();

    /** The name of the owner. */
    @JsonProperty
    @Always
    @Value.Default.String("")
    String name();

    /** The uid of the owner. */
    @JsonProperty
    @Always
    @Value.Default.String("")
    String uid();

    /** Whether the owner is the one that manages the object. */
    @JsonProperty
    @Pointer
    Optional<Boolean> controller();

    /** Whether the owner stays until this object is gone, in a foreground deletion. */
    @JsonProperty
    @Pointer
    Optional<Boolean> blockOwnerDeletion();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link OwnerReference} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableOwnerReference.Builder {
        private static final OwnerReference EMPTY = new Builder().build();

        Builder() {}
    }
}
