// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.bgp;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.internal.wire.Always;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.internal.wire.NonZero;
import io.calico4j.internal.wire.Pointer;
import io.calico4j.net.AsNumber;
import io.calico4j.net.Cidr;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A rule for IPv6 routes; all conditions given must hold. */
@Value.Immutable
@JsonPropertyOrder({
    "cidr",
    "prefixLength",
    "source",
    "interface",
    "matchOperator",
    "peerType",
    "communities",
    "asPathPrefix",
    "priority",
    "action",
    "operations"
})
@JsonSerialize(as = BGPFilterRuleV6.class)
@JsonDeserialize(builder = BGPFilterRuleV6.Builder.class)
public sealed interface BGPFilterRuleV6 extends WithBGPFilterRuleV6 permits ImmutableBGPFilterRuleV6 {
    /** The value with nothing given. */
    static BGPFilterRuleV6 empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The CIDR routes are compared with. At most 43 characters. */
    @JsonProperty
    @NonZero
    Optional<String> cidr();

    /** The prefix lengths of routes; needs {@code cidr}. */
    @JsonProperty
    @Pointer
    Optional<BGPFilterPrefixLengthV6> prefixLength();

    /** Limits the rule to routes learned from there. Allowed: RemotePeers. */
    @JsonProperty
    @NonZero
    Optional<String> source();

    /** Limits the rule to routes by this interface, {@code *} allowed. */
    @JsonProperty("interface")
    @NonZero
    Optional<String> interfaceName();

    /** How route and {@code cidr} relate; needed with {@code cidr}. Allowed: Equal, NotEqual, In, NotIn. */
    @JsonProperty
    @NonZero
    Optional<String> matchOperator();

    /** Limits the rule to sessions within the AS or out of it. Allowed: eBGP, iBGP. */
    @JsonProperty
    @NonZero
    Optional<String> peerType();

    /** The communities of routes. */
    @JsonProperty
    @Pointer
    Optional<BGPFilterCommunityMatch> communities();

    /** What the AS path of routes begins with. */
    @JsonProperty
    @NonEmpty
    List<AsNumber> asPathPrefix();

    /** The priority of routes. Allowed: 1 to 2147483646. */
    @JsonProperty
    @Pointer
    Optional<Long> priority();

    /** Whether matching routes pass. Allowed: Accept, Reject. */
    @JsonProperty
    @Always
    @Value.Default.String("")
    String action();

    /** What is changed on accepted routes, in this order. 1 to 10 elements. */
    @JsonProperty
    @NonEmpty
    List<BGPFilterOperation> operations();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link BGPFilterRuleV6} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableBGPFilterRuleV6.Builder {
        private static final BGPFilterRuleV6 EMPTY = new Builder().build();

        Builder() {}

        /** Sets {@code matchOperator}. */
        @CanIgnoreReturnValue
        public Builder matchOperator(MatchOperator matchOperator) {
            return matchOperator(matchOperator.text());
        }

        /** Sets {@code peerType}. */
        @CanIgnoreReturnValue
        public Builder peerType(PeerType peerType) {
            return peerType(peerType.text());
        }

        /** Sets {@code action}. */
        @CanIgnoreReturnValue
        public Builder action(FilterAction action) {
            return action(action.text());
        }

        /** Sets {@code cidr}. */
        @CanIgnoreReturnValue
        public Builder cidr(Cidr cidr) {
            return cidr(cidr.toString());
        }
    }
}
