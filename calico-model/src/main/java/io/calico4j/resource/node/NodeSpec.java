// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.node;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.internal.wire.NonZero;
import io.calico4j.internal.wire.Pointer;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** The network configuration of a {@link Node}. */
@Value.Immutable
@JsonPropertyOrder({
    "bgp",
    "ipv4VXLANTunnelAddr",
    "vxlanTunnelMACAddr",
    "ipv6VXLANTunnelAddr",
    "vxlanTunnelMACAddrV6",
    "orchRefs",
    "wireguard",
    "addresses",
    "interfaces"
})
@JsonSerialize(as = NodeSpec.class)
@JsonDeserialize(builder = NodeSpec.Builder.class)
public sealed interface NodeSpec extends WithNodeSpec permits ImmutableNodeSpec {
    /** The value with nothing given. */
    static NodeSpec empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The BGP configuration; absent means the node speaks no BGP. */
    @JsonProperty
    @Pointer
    Optional<NodeBGPSpec> bgp();

    /** The IPv4 address of the VXLAN device. */
    @JsonProperty
    @NonZero
    Optional<String> ipv4VXLANTunnelAddr();

    /** The MAC address of the VXLAN device for IPv4. */
    @JsonProperty
    @NonZero
    Optional<String> vxlanTunnelMACAddr();

    /** The IPv6 address of the VXLAN device. */
    @JsonProperty
    @NonZero
    Optional<String> ipv6VXLANTunnelAddr();

    /** The MAC address of the VXLAN device for IPv6. */
    @JsonProperty
    @NonZero
    Optional<String> vxlanTunnelMACAddrV6();

    /** The node in the terms of orchestrators. */
    @JsonProperty
    @NonEmpty
    List<OrchRef> orchRefs();

    /** The WireGuard addresses; absent means none. */
    @JsonProperty
    @Pointer
    Optional<NodeWireguardSpec> wireguard();

    /** The addresses of the node. */
    @JsonProperty
    @NonEmpty
    List<NodeAddress> addresses();

    /** The interfaces of the node, for matching by name or CIDR. */
    @JsonProperty
    @NonEmpty
    List<NodeInterface> interfaces();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link NodeSpec} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableNodeSpec.Builder {
        private static final NodeSpec EMPTY = new Builder().build();

        Builder() {}
    }
}
