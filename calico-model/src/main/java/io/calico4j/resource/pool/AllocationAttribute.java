// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.pool;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.internal.wire.Pointer;
import java.util.Optional;
import java.util.SortedMap;
import org.immutables.value.Value;

/** What is known about the holder of addresses in an {@link IPAMBlock}. */
@Value.Immutable
@JsonPropertyOrder({"handle_id", "secondary", "alternateOwnerAttrs"})
@JsonSerialize(as = AllocationAttribute.class)
@JsonDeserialize(builder = AllocationAttribute.Builder.class)
public sealed interface AllocationAttribute extends WithAllocationAttribute permits ImmutableAllocationAttribute {
    /** The value with nothing given. */
    static AllocationAttribute empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The handle the addresses are held by. */
    @JsonProperty("handle_id")
    @Pointer
    Optional<String> handleId();

    /** Who holds them: node, namespace, pod and the like, by key. */
    @JsonProperty
    @Value.NaturalOrder
    @NonEmpty
    SortedMap<String, String> secondary();

    /** Who will hold them next, such as the target of a live migration, by key. */
    @JsonProperty
    @Value.NaturalOrder
    @NonEmpty
    SortedMap<String, String> alternateOwnerAttrs();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link AllocationAttribute} values; may be used again after {@code build()}, but by one thread at a time.
     */
    final class Builder extends ImmutableAllocationAttribute.Builder {
        private static final AllocationAttribute EMPTY = new Builder().build();

        Builder() {}
    }
}
