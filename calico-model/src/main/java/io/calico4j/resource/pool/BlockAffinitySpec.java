// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.pool;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.diagnostic.FormatException;
import io.calico4j.internal.wire.Always;
import io.calico4j.internal.wire.NonZero;
import io.calico4j.net.Cidr;
import java.util.Optional;
import org.immutables.value.Value;

/** The claim a {@link BlockAffinity} makes. */
@Value.Immutable
@JsonPropertyOrder({"state", "node", "type", "cidr", "deleted"})
@JsonSerialize(as = BlockAffinitySpec.class)
@JsonDeserialize(builder = BlockAffinitySpec.Builder.class)
public sealed interface BlockAffinitySpec extends WithBlockAffinitySpec permits ImmutableBlockAffinitySpec {
    /** The value with nothing given. */
    static BlockAffinitySpec empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** How far the claim has come; empty counts as confirmed. Allowed: confirmed, pending, pendingDeletion. */
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

    /** Whether the claim is being deleted; must be false in this group. */
    @JsonProperty
    @Always
    @Value.Default.Boolean(false)
    boolean deleted();

    /**
     * {@link #cidr()}, parsed.
     *
     * @throws FormatException if it is no CIDR
     */
    default Cidr parsedCidr() {
        return Cidr.parse(cidr());
    }

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link BlockAffinitySpec} values; may be used again after {@code build()}, but by one thread at a time.
     */
    final class Builder extends ImmutableBlockAffinitySpec.Builder {
        private static final BlockAffinitySpec EMPTY = new Builder().build();

        Builder() {}

        /** Sets {@code state}. */
        @CanIgnoreReturnValue
        public Builder state(BlockAffinityState state) {
            return state(state.text());
        }

        /** Sets {@code cidr}. */
        @CanIgnoreReturnValue
        public Builder cidr(Cidr cidr) {
            return cidr(cidr.toString());
        }
    }
}
