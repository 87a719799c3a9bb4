// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.bgp;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.internal.wire.IntRange;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.internal.wire.NonZero;
import io.calico4j.internal.wire.Pointer;
import io.calico4j.internal.wire.Range;
import io.calico4j.label.Selector;
import io.calico4j.net.AsNumber;
import io.calico4j.net.IpAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** The ends and the settings of the sessions of a {@link BGPPeer}. */
@Value.Immutable
@JsonPropertyOrder({
    "node",
    "nodeSelector",
    "peerIP",
    "asNumber",
    "localASNumber",
    "peerSelector",
    "keepOriginalNextHop",
    "nextHopMode",
    "password",
    "sourceAddress",
    "maxRestartTime",
    "keepaliveTime",
    "numAllowedLocalASNumbers",
    "ttlSecurity",
    "reachableBy",
    "filters",
    "localWorkloadSelector",
    "reversePeering"
})
@JsonSerialize(as = BGPPeerSpec.class)
@JsonDeserialize(builder = BGPPeerSpec.Builder.class)
public sealed interface BGPPeerSpec extends WithBGPPeerSpec permits ImmutableBGPPeerSpec {
    /** The value with nothing given. */
    static BGPPeerSpec empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The one node that sets up the sessions. Without this and a node selector: all. At most 253 characters. */
    @JsonProperty
    @NonZero
    Optional<String> node();

    /** The nodes that set up the sessions, in the selector language. Excludes {@code node}. At most 4096 characters. */
    @JsonProperty
    @NonZero
    Optional<String> nodeSelector();

    /** The address of the peer, with a port if it is not 179, as {@code [v6]:port} for IPv6. At most 64 characters. */
    @JsonProperty
    @NonZero
    Optional<String> peerIP();

    /** The AS number of the peer. Absent counts as 0. */
    @JsonProperty
    @NonZero
    Optional<AsNumber> asNumber();

    /** The AS number the nodes show to this peer. Absent: their own. */
    @JsonProperty
    @Pointer
    Optional<AsNumber> localASNumber();

    /**
     * The nodes to peer with, in the selector language; excludes {@code peerIP} and {@code asNumber}. At most 4096
     * characters.
     */
    @JsonProperty
    @NonZero
    Optional<String> peerSelector();

    /** Whether routes keep their next hop towards an external peer; superseded by {@code nextHopMode}. */
    @JsonProperty
    @NonEmpty
    @Value.Default.Boolean(false)
    boolean keepOriginalNextHop();

    /** What next hop routes to the peer carry. Absent: Auto. Allowed: Auto, Self, Keep. */
    @JsonProperty
    @Pointer
    Optional<String> nextHopMode();

    /** The password of the sessions. */
    @JsonProperty
    @Pointer
    Optional<BGPPassword> password();

    /** Which address the nodes connect from. Absent: UseNodeIP. Allowed: UseNodeIP, None. */
    @JsonProperty
    @NonZero
    Optional<String> sourceAddress();

    /** How long the peer may take to restart before its routes are dropped. Absent: 120 seconds. */
    @JsonProperty
    @Pointer
    Optional<Duration> maxRestartTime();

    /** How often the session is shown to be alive. Absent: a third of the hold time. */
    @JsonProperty
    @Pointer
    Optional<Duration> keepaliveTime();

    /** How often the own AS number may stand in the path of an accepted route. Absent: 0. */
    @JsonProperty
    @Pointer
    Optional<Integer> numAllowedLocalASNumbers();

    /** How many hops away the peer may be with TTL security on. Absent: off. */
    @JsonProperty
    @Range(IntRange.UINT8)
    @Pointer
    Optional<Integer> ttlSecurity();

    /** The gateway the peer is reached through, where no direct route to it exists. */
    @JsonProperty
    @NonZero
    Optional<String> reachableBy();

    /** The names of the filters its routes go through, in this order. */
    @JsonProperty
    @NonEmpty
    List<String> filters();

    /**
     * The workloads on the nodes themselves to peer with, in the selector language; needs {@code asNumber}. At most
     * 4096 characters.
     */
    @JsonProperty
    @NonZero
    Optional<String> localWorkloadSelector();

    /**
     * Whether nodes selected as peers get the other half of the session by themselves. Absent: Auto. Allowed: Auto,
     * Manual.
     */
    @JsonProperty
    @Pointer
    Optional<String> reversePeering();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link BGPPeerSpec} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableBGPPeerSpec.Builder {
        private static final BGPPeerSpec EMPTY = new Builder().build();

        Builder() {}

        /** Sets {@code nextHopMode}. */
        @CanIgnoreReturnValue
        public Builder nextHopMode(NextHopMode nextHopMode) {
            return nextHopMode(nextHopMode.text());
        }

        /** Sets {@code sourceAddress}. */
        @CanIgnoreReturnValue
        public Builder sourceAddress(SourceAddress sourceAddress) {
            return sourceAddress(sourceAddress.text());
        }

        /** Sets {@code reversePeering}. */
        @CanIgnoreReturnValue
        public Builder reversePeering(ReversePeering reversePeering) {
            return reversePeering(reversePeering.text());
        }

        /** Sets {@code nodeSelector}. */
        @CanIgnoreReturnValue
        public Builder nodeSelector(Selector nodeSelector) {
            return nodeSelector(nodeSelector.canonical());
        }

        /** Sets {@code peerIP}. */
        @CanIgnoreReturnValue
        public Builder peerIP(IpAddress peerIP) {
            return peerIP(peerIP.toString());
        }

        /** Sets {@code peerSelector}. */
        @CanIgnoreReturnValue
        public Builder peerSelector(Selector peerSelector) {
            return peerSelector(peerSelector.canonical());
        }

        /** Sets {@code localWorkloadSelector}. */
        @CanIgnoreReturnValue
        public Builder localWorkloadSelector(Selector localWorkloadSelector) {
            return localWorkloadSelector(localWorkloadSelector.canonical());
        }

        /** Sets {@code asNumber} by its number, {@code 0..4294967295}. */
        @CanIgnoreReturnValue
        public Builder asNumber(long number) {
            return asNumber(new AsNumber(number));
        }

        /** Sets {@code localASNumber} by its number, {@code 0..4294967295}. */
        @CanIgnoreReturnValue
        public Builder localASNumber(long number) {
            return localASNumber(new AsNumber(number));
        }
    }
}
