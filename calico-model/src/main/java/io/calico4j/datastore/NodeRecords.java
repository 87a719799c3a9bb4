// SPDX-License-Identifier: Apache-2.0
package io.calico4j.datastore;

import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.kubernetes.conversion.ConversionCodes;
import io.calico4j.net.AsNumber;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.resource.node.Node;
import io.calico4j.resource.node.NodeAddress;
import io.calico4j.resource.node.NodeBGPSpec;
import io.calico4j.resource.node.NodeSpec;
import io.calico4j.resource.node.NodeWireguardSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes a node apart into records, for the agent on each node or for BGP. Remembers the pod CIDRs of each node, so that blocks go
 * away with them. Confined to one thread.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/backend/syncersv1/updateprocessors.
 */
final class NodeRecords {
    private final boolean forBgp;
    private final boolean usePodCidr;
    private final Map<String, List<String>> podCidrs = new LinkedHashMap<>();

    NodeRecords(boolean forBgp, boolean usePodCidr) {
        this.forBgp = forBgp;
        this.usePodCidr = usePodCidr;
    }

    /** Adds what cannot be read to the problems; its record then has no value. */
    List<DatastoreRecord> records(String name, Optional<Node> node, String revision, List<Diagnostic> problems) {
        List<DatastoreRecord> records = new ArrayList<>();
        if (forBgp) {
            addBgp(name, node, revision, problems, records);
        } else {
            addFelix(name, node, revision, problems, records);
        }
        if (usePodCidr) {
            addBlocks(name, node, revision, records);
        }
        return records;
    }

    private static void addFelix(
            String name,
            Optional<Node> node,
            String revision,
            List<Diagnostic> problems,
            List<DatastoreRecord> records) {
        NodeSpec spec = node.map(Node::spec).orElse(NodeSpec.empty());
        NodeBGPSpec bgp = spec.bgp().orElse(NodeBGPSpec.empty());
        add(new DatastoreKey.HostIPKey(name), hostAddress(spec, bgp, problems), revision, records);
        addParameter(
                name,
                "IpInIpTunnelAddr",
                address(bgp.ipv4IPIPTunnelAddr(), "spec.bgp.ipv4IPIPTunnelAddr", problems),
                revision,
                records);
        addParameter(
                name,
                "IPv4VXLANTunnelAddr",
                address(spec.ipv4VXLANTunnelAddr(), "spec.ipv4VXLANTunnelAddr", problems),
                revision,
                records);
        addParameter(name, "VXLANTunnelMACAddr", given(spec.vxlanTunnelMACAddr()), revision, records);
        addParameter(
                name,
                "IPv6VXLANTunnelAddr",
                address(spec.ipv6VXLANTunnelAddr(), "spec.ipv6VXLANTunnelAddr", problems),
                revision,
                records);
        addParameter(name, "VXLANTunnelMACAddrV6", given(spec.vxlanTunnelMACAddrV6()), revision, records);
        records.add(new DatastoreRecord(
                new DatastoreKey.ResourceKey("Node", "", name), node.map(DatastoreValue.Whole::new), revision));
        records.add(new DatastoreRecord(
                new DatastoreKey.WireguardKey(name), node.flatMap(given -> wireguard(given, problems)), revision));
    }

    private static void addParameter(
            String node, String parameter, @Nullable String value, String revision, List<DatastoreRecord> records) {
        add(new DatastoreKey.HostConfigKey(node, parameter), value, revision, records);
    }

    private static void add(DatastoreKey key, @Nullable String value, String revision, List<DatastoreRecord> records) {
        records.add(new DatastoreRecord(key, Optional.ofNullable(value).map(DatastoreValue.Text::new), revision));
    }

    private static @Nullable String given(Optional<String> text) {
        return text.filter(value -> !value.isEmpty()).orElse(null);
    }

    private static @Nullable String hostAddress(NodeSpec spec, NodeBGPSpec bgp, List<Diagnostic> problems) {
        String text = given(bgp.ipv4Address());
        if (text != null) {
            Optional<IpAddress> address = Cidr.tryParseAddressOf(text);
            if (address.isPresent()) {
                return address.get().toString();
            }
            report(text, "spec.bgp.ipv4Address", problems);
        }
        for (String type : List.of("InternalIP", "ExternalIP")) {
            for (NodeAddress candidate : spec.addresses()) {
                Optional<IpAddress> address =
                        candidate.type().filter(type::equals).isPresent()
                                ? Cidr.tryParseAddressOf(candidate.address()).filter(IpAddress::isV4)
                                : Optional.empty();
                if (address.isPresent()) {
                    return address.get().toString();
                }
            }
        }
        return null;
    }

    private static @Nullable String address(Optional<String> text, String path, List<Diagnostic> problems) {
        String value = given(text);
        if (value == null) {
            return null;
        }
        Optional<IpAddress> address = IpAddress.tryParse(value);
        if (address.isEmpty()) {
            report(value, path, problems);
        }
        return address.map(IpAddress::toString).orElse(null);
    }

    private static void report(String text, String path, List<Diagnostic> problems) {
        problems.add(Diagnostic.error(
                        ConversionCodes.BAD_ADDRESS,
                        FieldPath.parse(path),
                        "\"" + text + "\" is no address, so that Felix does without it")
                .withHint("write an IPv4 or IPv6 address, with a prefix length where the field has one"));
    }

    private static Optional<DatastoreValue> wireguard(Node node, List<Diagnostic> problems) {
        NodeWireguardSpec spec = node.spec().wireguard().orElse(NodeWireguardSpec.empty());
        String v4 = address(spec.interfaceIPv4Address(), "spec.wireguard.interfaceIPv4Address", problems);
        String v6 = address(spec.interfaceIPv6Address(), "spec.wireguard.interfaceIPv6Address", problems);
        String key = node.status().wireguardPublicKey().orElse("");
        String keyV6 = node.status().wireguardPublicKeyV6().orElse("");
        return v4 == null && v6 == null && key.isEmpty() && keyV6.isEmpty()
                ? Optional.empty()
                : Optional.of(new FelixWireguard(Optional.ofNullable(v4), key, Optional.ofNullable(v6), keyV6));
    }

    private static void addBgp(
            String name,
            Optional<Node> node,
            String revision,
            List<Diagnostic> problems,
            List<DatastoreRecord> records) {
        NodeBGPSpec bgp = node.map(Node::spec).flatMap(NodeSpec::bgp).orElse(NodeBGPSpec.empty());
        String none = node.isPresent() ? "" : null;
        Optional<Cidr> v4 = network(bgp.ipv4Address(), "spec.bgp.ipv4Address", problems);
        Optional<Cidr> v6 = network(bgp.ipv6Address(), "spec.bgp.ipv6Address", problems);
        addBgp(name, "ip_addr_v4", v4.isEmpty() ? none : text(bgp.ipv4Address()), revision, records);
        addBgp(name, "ip_addr_v6", v6.isEmpty() ? none : text(bgp.ipv6Address()), revision, records);
        addBgp(name, "network_v4", v4.map(Cidr::toString).orElse(null), revision, records);
        addBgp(name, "network_v6", v6.map(Cidr::toString).orElse(null), revision, records);
        addBgp(name, "as_num", bgp.asNumber().map(AsNumber::toString).orElse(null), revision, records);
        addBgp(name, "rr_cluster_id", bgp.routeReflectorClusterID().orElse(none), revision, records);
    }

    private static @Nullable String text(Optional<String> address) {
        return address.flatMap(Cidr::tryParseAddressOf).map(IpAddress::toString).orElse(null);
    }

    private static void addBgp(
            String node, String parameter, @Nullable String value, String revision, List<DatastoreRecord> records) {
        add(new DatastoreKey.NodeBGPConfigKey(node, parameter), value, revision, records);
    }

    private static Optional<Cidr> network(Optional<String> text, String path, List<Diagnostic> problems) {
        String value = given(text);
        if (value == null) {
            return Optional.empty();
        }
        Optional<Cidr> network = Cidr.tryParseOrAddress(value);
        if (network.isEmpty()) {
            report(value, path, problems);
        }
        return network;
    }

    private void addBlocks(String name, Optional<Node> node, String revision, List<DatastoreRecord> records) {
        List<String> current = node.map(given -> given.status().podCIDRs()).orElse(List.of());
        List<String> seen = podCidrs.getOrDefault(name, List.of());
        if (current.isEmpty()) {
            podCidrs.remove(name);
        } else {
            podCidrs.put(name, current);
        }
        for (String gone : seen) {
            if (!current.contains(gone)) {
                Cidr.tryParse(gone).ifPresent(cidr -> records.add(DatastoreRecord.absent(key(name, cidr), revision)));
            }
        }
        for (String each : current) {
            Cidr.tryParse(each)
                    .ifPresent(cidr -> records.add(DatastoreRecord.of(
                            key(name, cidr),
                            forBgp
                                    ? new FelixBlockAffinity("confirmed")
                                    : new FelixBlock(cidr.toString(), "host:" + name),
                            revision)));
        }
    }

    private DatastoreKey key(String node, Cidr cidr) {
        return forBgp ? new DatastoreKey.BlockAffinityKey(node, cidr) : new DatastoreKey.BlockKey(cidr);
    }
}
