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
import io.calico4j.net.AsNumber;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** The settings of a {@link BGPConfiguration}. */
@Value.Immutable
@JsonPropertyOrder({
    "logSeverityScreen",
    "nodeToNodeMeshEnabled",
    "asNumber",
    "serviceLoadBalancerIPs",
    "serviceExternalIPs",
    "serviceClusterIPs",
    "serviceLoadBalancerAggregation",
    "communities",
    "prefixAdvertisements",
    "listenPort",
    "nodeMeshPassword",
    "nodeMeshMaxRestartTime",
    "bindMode",
    "ignoredInterfaces",
    "localWorkloadPeeringIPV4",
    "localWorkloadPeeringIPV6",
    "programClusterRoutes",
    "ipv4NormalRoutePriority",
    "ipv6NormalRoutePriority"
})
@JsonSerialize(as = BGPConfigurationSpec.class)
@JsonDeserialize(builder = BGPConfigurationSpec.Builder.class)
public sealed interface BGPConfigurationSpec extends WithBGPConfigurationSpec permits ImmutableBGPConfigurationSpec {
    /** The value with nothing given. */
    static BGPConfigurationSpec empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * The least severe messages the BGP daemon logs. Allowed: Trace, Debug, Info, Warning, Error, Fatal, in any case.
     * Default: Info.
     */
    @JsonProperty
    @NonZero
    Optional<String> logSeverityScreen();

    /** Whether every node peers with every other. Absent: yes. */
    @JsonProperty
    @Pointer
    Optional<Boolean> nodeToNodeMeshEnabled();

    /** The AS number of nodes that have none of their own. Absent: 64512. */
    @JsonProperty
    @Pointer
    Optional<AsNumber> asNumber();

    /** The load balancer addresses to advertise. */
    @JsonProperty
    @NonEmpty
    List<ServiceLoadBalancerIPBlock> serviceLoadBalancerIPs();

    /** The external service addresses to advertise. */
    @JsonProperty
    @NonEmpty
    List<ServiceExternalIPBlock> serviceExternalIPs();

    /** The cluster service addresses to advertise. */
    @JsonProperty
    @NonEmpty
    List<ServiceClusterIPBlock> serviceClusterIPs();

    /**
     * Whether load balancer addresses are advertised as whole blocks, and not one by one. Allowed: Enabled, Disabled.
     * Default: Enabled.
     */
    @JsonProperty
    @Pointer
    Optional<String> serviceLoadBalancerAggregation();

    /** Communities that advertisements refer to by name. */
    @JsonProperty
    @NonEmpty
    List<Community> communities();

    /** Which routes carry which communities. */
    @JsonProperty
    @NonEmpty
    List<PrefixAdvertisement> prefixAdvertisements();

    /** The TCP port the daemon listens on. Absent: 179. Allowed: 1 to 65535. */
    @JsonProperty
    @Range(IntRange.UINT16)
    @NonZero
    Optional<Integer> listenPort();

    /** The password of the sessions of the mesh. */
    @JsonProperty
    @Pointer
    Optional<BGPPassword> nodeMeshPassword();

    /** How long a peer of the mesh may take to restart before its routes are dropped. Absent: 120 seconds. */
    @JsonProperty
    @Pointer
    Optional<Duration> nodeMeshMaxRestartTime();

    /**
     * Whether the daemon listens on all addresses or on that of the node. Absent: None, that is, all. Allowed: None,
     * NodeIP.
     */
    @JsonProperty
    @Pointer
    Optional<String> bindMode();

    /** Interfaces, {@code *} allowed, that no routes are read from. */
    @JsonProperty
    @NonEmpty
    List<String> ignoredInterfaces();

    /** The IPv4 address local workloads see as their BGP peer. */
    @JsonProperty
    @NonZero
    Optional<String> localWorkloadPeeringIPV4();

    /** The IPv6 address local workloads see as their BGP peer. */
    @JsonProperty
    @NonZero
    Optional<String> localWorkloadPeeringIPV6();

    /**
     * Whether the BGP daemon programs the routes to pods on other nodes. Absent: Enabled; Felix can do it instead.
     * Allowed: Enabled, Disabled.
     */
    @JsonProperty
    @Pointer
    Optional<String> programClusterRoutes();

    /**
     * The priority of the routes programmed for IPv4 by the BGP daemon; lower wins. Absent: 1024. Allowed: 1 to
     * 2147483646.
     */
    @JsonProperty
    @Pointer
    Optional<Long> ipv4NormalRoutePriority();

    /**
     * The priority of the routes programmed for IPv6 by the BGP daemon; lower wins. Absent: 1024. Allowed: 1 to
     * 2147483646.
     */
    @JsonProperty
    @Pointer
    Optional<Long> ipv6NormalRoutePriority();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link BGPConfigurationSpec} values; may be used again after {@code build()}, but by one thread at a time.
     */
    final class Builder extends ImmutableBGPConfigurationSpec.Builder {
        private static final BGPConfigurationSpec EMPTY = new Builder().build();

        Builder() {}

        /** Sets {@code asNumber} by its number, {@code 0..4294967295}. */
        @CanIgnoreReturnValue
        public Builder asNumber(long number) {
            return asNumber(new AsNumber(number));
        }
    }
}
