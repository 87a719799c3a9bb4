// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.fact;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.resource.node.Node;
import io.calico4j.resource.node.NodeBGPSpec;
import io.calico4j.resource.node.NodeSpec;
import io.calico4j.resource.node.NodeWireguardSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What routing needs to know of a node. */
public final class NodeFact {
    private final Builder b;
    private final @Nullable HostAddress ipv4;
    private final @Nullable HostAddress ipv6;
    private final @Nullable HostAddress bgpIpv4;
    private final @Nullable HostAddress bgpIpv6;

    /** Made when first asked for. */
    private @Nullable List<IpAddress> hostAddresses;

    /** An entry of {@code spec.addresses} that could be read. */
    public record ListedAddress(HostAddress address, String type) {}

    private NodeFact(Builder b) {
        this.b = b;
        this.bgpIpv4 = b.bgpIpv4;
        this.bgpIpv6 = b.bgpIpv6;
        boolean bgp = b.bgpIpv4 != null || b.bgpIpv6 != null;
        this.ipv4 = bgp ? b.bgpIpv4 : b.listed(IpFamily.V4);
        this.ipv6 = bgp ? b.bgpIpv6 : b.listed(IpFamily.V6);
    }

    /** Returns a builder for a node that has a name and nothing else. */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** Returns the facts of a node; addresses that cannot be read are left out. */
    public static NodeFact from(Node node) {
        NodeSpec spec = node.spec();
        Builder b = builder(node.metadata().name());
        Optional<NodeBGPSpec> bgp = spec.bgp();
        b.bgpSpec = bgp.isPresent();
        b.wireguardKeyV4(isKey(node.status().wireguardPublicKey()));
        b.wireguardKeyV6(isKey(node.status().wireguardPublicKeyV6()));
        bgp.flatMap(NodeBGPSpec::ipv4Address)
                .flatMap(HostAddress::tryParse)
                .filter(a -> a.address().isV4())
                .ifPresent(b::bgpAddress);
        bgp.flatMap(NodeBGPSpec::ipv6Address)
                .flatMap(HostAddress::tryParse)
                .filter(a -> a.address().isV6())
                .ifPresent(b::bgpAddress);
        b.bareIpv6 = bgp.flatMap(NodeBGPSpec::ipv6Address)
                .filter(a -> a.indexOf('/') < 0)
                .isPresent();
        spec.addresses()
                .forEach(a -> HostAddress.tryParse(a.address())
                        .ifPresent(address -> b.addListed(address, a.type().orElse(""))));
        address(bgp.flatMap(NodeBGPSpec::ipv4IPIPTunnelAddr)).ifPresent(b::ipipAddress);
        address(spec.ipv4VXLANTunnelAddr()).ifPresent(b::vxlanIpv4);
        address(spec.ipv6VXLANTunnelAddr()).ifPresent(b::vxlanIpv6);
        Optional<NodeWireguardSpec> wireguard = spec.wireguard();
        address(wireguard.flatMap(NodeWireguardSpec::interfaceIPv4Address)).ifPresent(b::wireguardIpv4);
        address(wireguard.flatMap(NodeWireguardSpec::interfaceIPv6Address)).ifPresent(b::wireguardIpv6);
        return b.vxlanMac(spec.vxlanTunnelMACAddr().orElse(""))
                .vxlanMacV6(spec.vxlanTunnelMACAddrV6().orElse(""))
                .build();
    }

    private static boolean isKey(Optional<String> text) {
        return text.filter(t -> !t.isEmpty()).isPresent();
    }

    private static Optional<IpAddress> address(Optional<String> text) {
        return text.flatMap(IpAddress::tryParse);
    }

    /** Returns the node's name. */
    public String name() {
        return b.name;
    }

    /** Returns the BGP address of a family. */
    public Optional<HostAddress> bgpAddress(IpFamily family) {
        return Optional.ofNullable(family == IpFamily.V4 ? b.bgpIpv4 : b.bgpIpv6);
    }

    /** As {@link #bgpAddress}, for those who ask a million times; null if there is none. */
    public @Nullable HostAddress bgpAddressOrNull(IpFamily family) {
        return family == IpFamily.V4 ? bgpIpv4 : bgpIpv6;
    }

    /**
     * Returns the address that routes to this node use: of BGP if the node has a BGP address of any family, else the
     * first {@code InternalIP}, else the first {@code ExternalIP} of the family.
     */
    public Optional<HostAddress> address(IpFamily family) {
        return Optional.ofNullable(family == IpFamily.V4 ? ipv4 : ipv6);
    }

    /**
     * Returns the address by which Felix's IP-in-IP and native routes know the node, which is not always that of the L3
     * table: of IPv4 the BGP address, else the first {@code InternalIP}, else the first {@code ExternalIP}, also if the node
     * has an IPv6 BGP address; of IPv6 the BGP address if it was given with a mask, and others only without a BGP spec.
     *
     * <p>Authority: Calico v3.32, felixnodeprocessor.go and felix/calc/dataplane_passthru.go.
     */
    public Optional<IpAddress> hostAddress(IpFamily family) {
        if (family == IpFamily.V4) {
            HostAddress v4 = b.bgpIpv4 != null ? b.bgpIpv4 : b.listed(IpFamily.V4);
            return Optional.ofNullable(v4).map(HostAddress::address);
        }
        HostAddress v6 = b.bgpSpec ? (b.bareIpv6 ? null : b.bgpIpv6) : b.listed(IpFamily.V6);
        return Optional.ofNullable(v6).map(HostAddress::address);
    }

    /** Returns whether the node has published a WireGuard key of a family. */
    public boolean hasWireguardKey(IpFamily family) {
        return family == IpFamily.V4 ? b.wireguardKeyV4 : b.wireguardKeyV6;
    }

    /** Returns whether the node has an address of any family; otherwise its tunnel addresses count for nothing. */
    public boolean isKnown() {
        return ipv4 != null || ipv6 != null;
    }

    /** Returns every address of the node itself, without duplicates; none if it is not known. */
    public List<IpAddress> hostAddresses() {
        List<IpAddress> known = hostAddresses;
        if (known == null) {
            Set<IpAddress> all = new LinkedHashSet<>();
            if (isKnown()) {
                addTo(all, ipv4);
                addTo(all, ipv6);
                b.listed.forEach(a -> addTo(all, a.address()));
            }
            known = List.copyOf(all);
            hostAddresses = known;
        }
        return known;
    }

    private static void addTo(Set<IpAddress> all, @Nullable HostAddress address) {
        if (address != null) {
            all.add(address.address());
        }
    }

    /** Returns the entries of {@code spec.addresses}, in order. */
    public List<ListedAddress> listedAddresses() {
        return List.copyOf(b.listed);
    }

    /** Returns the address of the node's IP-in-IP device. */
    public Optional<IpAddress> ipipAddress() {
        return Optional.ofNullable(b.ipip);
    }

    /** Returns the address of the node's VXLAN device of a family. */
    public Optional<IpAddress> vxlanAddress(IpFamily family) {
        return Optional.ofNullable(family == IpFamily.V4 ? b.vxlanIpv4 : b.vxlanIpv6);
    }

    /** Returns the address of the node's WireGuard device of a family. */
    public Optional<IpAddress> wireguardAddress(IpFamily family) {
        return Optional.ofNullable(family == IpFamily.V4 ? b.wireguardIpv4 : b.wireguardIpv6);
    }

    /** Returns the configured MAC address of the VXLAN device of a family, as written. */
    public Optional<String> vxlanMac(IpFamily family) {
        String mac = family == IpFamily.V4 ? b.vxlanMac : b.vxlanMacV6;
        return mac.isEmpty() ? Optional.empty() : Optional.of(mac);
    }

    /** Returns a builder that starts from this node. */
    public Builder toBuilder() {
        return new Builder(b);
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof NodeFact other && b.parts().equals(other.b.parts());
    }

    @Override
    public int hashCode() {
        return b.parts().hashCode();
    }

    @Override
    public String toString() {
        return "NodeFact" + b.parts();
    }

    /** Collects the facts of a node; confined to one thread, may be used again. */
    public static final class Builder {
        private final String name;
        private final List<ListedAddress> listed = new ArrayList<>();
        private @Nullable HostAddress bgpIpv4;
        private @Nullable HostAddress bgpIpv6;
        private @Nullable IpAddress ipip;
        private @Nullable IpAddress vxlanIpv4;
        private @Nullable IpAddress vxlanIpv6;
        private @Nullable IpAddress wireguardIpv4;
        private @Nullable IpAddress wireguardIpv6;
        private boolean bgpSpec;
        private boolean bareIpv6;
        private boolean wireguardKeyV4;
        private boolean wireguardKeyV6;
        private String vxlanMac = "";
        private String vxlanMacV6 = "";

        private Builder(String name) {
            this.name = name;
        }

        private Builder(Builder other) {
            this(other.name);
            listed.addAll(other.listed);
            bgpIpv4 = other.bgpIpv4;
            bgpIpv6 = other.bgpIpv6;
            ipip = other.ipip;
            vxlanIpv4 = other.vxlanIpv4;
            vxlanIpv6 = other.vxlanIpv6;
            wireguardIpv4 = other.wireguardIpv4;
            wireguardIpv6 = other.wireguardIpv6;
            bgpSpec = other.bgpSpec;
            bareIpv6 = other.bareIpv6;
            wireguardKeyV4 = other.wireguardKeyV4;
            wireguardKeyV6 = other.wireguardKeyV6;
            vxlanMac = other.vxlanMac;
            vxlanMacV6 = other.vxlanMacV6;
        }

        /** Sets the BGP address of the family it belongs to. */
        @CanIgnoreReturnValue
        public Builder bgpAddress(HostAddress address) {
            bgpSpec = true;
            if (address.address().isV4()) {
                bgpIpv4 = address;
            } else {
                bgpIpv6 = address;
                bareIpv6 = false;
            }
            return this;
        }

        /** Adds an entry of {@code spec.addresses}. */
        @CanIgnoreReturnValue
        public Builder addListed(HostAddress address, String type) {
            listed.add(new ListedAddress(address, type));
            return this;
        }

        /** Sets the address of the IP-in-IP device. */
        @CanIgnoreReturnValue
        public Builder ipipAddress(IpAddress address) {
            ipip = address;
            return this;
        }

        /** Sets the address of the IPv4 VXLAN device. */
        @CanIgnoreReturnValue
        public Builder vxlanIpv4(IpAddress address) {
            vxlanIpv4 = address;
            return this;
        }

        /** Sets the address of the IPv6 VXLAN device. */
        @CanIgnoreReturnValue
        public Builder vxlanIpv6(IpAddress address) {
            vxlanIpv6 = address;
            return this;
        }

        /** Sets the address of the IPv4 WireGuard device. */
        @CanIgnoreReturnValue
        public Builder wireguardIpv4(IpAddress address) {
            wireguardIpv4 = address;
            return this;
        }

        /** Sets the address of the IPv6 WireGuard device. */
        @CanIgnoreReturnValue
        public Builder wireguardIpv6(IpAddress address) {
            wireguardIpv6 = address;
            return this;
        }

        /** Sets whether the node has published a WireGuard key for IPv4. */
        @CanIgnoreReturnValue
        public Builder wireguardKeyV4(boolean published) {
            wireguardKeyV4 = published;
            return this;
        }

        /** Sets whether the node has published a WireGuard key for IPv6. */
        @CanIgnoreReturnValue
        public Builder wireguardKeyV6(boolean published) {
            wireguardKeyV6 = published;
            return this;
        }

        /** Sets the configured MAC address of the IPv4 VXLAN device, as written; empty for none. */
        @CanIgnoreReturnValue
        public Builder vxlanMac(String mac) {
            vxlanMac = mac;
            return this;
        }

        /** Sets the configured MAC address of the IPv6 VXLAN device, as written; empty for none. */
        @CanIgnoreReturnValue
        public Builder vxlanMacV6(String mac) {
            vxlanMacV6 = mac;
            return this;
        }

        /** Returns the node. */
        public NodeFact build() {
            return new NodeFact(new Builder(this));
        }

        private @Nullable HostAddress listed(IpFamily family) {
            for (String type : List.of("InternalIP", "ExternalIP")) {
                for (ListedAddress a : listed) {
                    if (a.type().equals(type) && a.address().address().family() == family) {
                        return a.address();
                    }
                }
            }
            return null;
        }

        private List<Optional<?>> parts() {
            return List.of(
                    Optional.of(name),
                    Optional.of(listed),
                    Optional.ofNullable(bgpIpv4),
                    Optional.ofNullable(bgpIpv6),
                    Optional.ofNullable(ipip),
                    Optional.ofNullable(vxlanIpv4),
                    Optional.ofNullable(vxlanIpv6),
                    Optional.ofNullable(wireguardIpv4),
                    Optional.ofNullable(wireguardIpv6),
                    Optional.of(vxlanMac),
                    Optional.of(vxlanMacV6),
                    Optional.of(List.of(bgpSpec, bareIpv6, wireguardKeyV4, wireguardKeyV6)));
        }
    }
}
