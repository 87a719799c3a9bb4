// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.pool;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.internal.wire.Always;
import io.calico4j.internal.wire.NonZero;
import java.util.Optional;
import org.immutables.value.Value;

/** The claim a {@link StoredBlockAffinity} makes. */
@Value.Immutable
@JsonPropertyOrder({"state", "node", "type", "cidr", "deleted"})
@JsonSerialize(as = StoredBlockAffinitySpec.class)
@JsonDeserialize(builder = StoredBlockAffinitySpec.Builder.class)
public sealed interface StoredBlockAffinitySpec extends WithStoredBlockAffinitySpec
        permits ImmutableStoredBlockAffinitySpec {
    /** The value with nothing given. */
    static StoredBlockAffinitySpec empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** How far the claim has come: confirmed, pending, pendingDeletion; empty counts as confirmed. */
    @JsonProperty
    @Always
    @Value.Default.String("")
    String state();

    /** The node, or the virtual owner, that claims the block. */
    @JsonProperty
    @Always
    @Value.Default.String("")
    String node();

    /** What kind of owner: {@code host} or {@code virtual}. Absent: host. */
    @JsonProperty
    @NonZero
    Optional<String> type();

    /** The block. */
    @JsonProperty
    @Always
    @Value.Default.String("")
    String cidr();

    /** Whether the claim is being deleted, as the text {@code true} or {@code false}. */
    @JsonProperty
    @Always
    @Value.Default.String("")
    String deleted();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link StoredBlockAffinitySpec} values; may be used again after {@code build()}, but by one thread at a
     * time.
     */
    final class Builder extends ImmutableStoredBlockAffinitySpec.Builder {
        private static final StoredBlockAffinitySpec EMPTY = new Builder().build();

        Builder() {}

        /** Sets {@code state}. */
        @CanIgnoreReturnValue
        public Builder state(BlockAffinityState state) {
            return state(state.text());
        }
    }
}
