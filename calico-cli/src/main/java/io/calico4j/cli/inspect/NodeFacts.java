// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.inspect;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.calico4j.label.Labels;
import io.calico4j.net.Cidr;
import io.calico4j.resource.Kind;
import io.calico4j.resource.Resource;
import io.calico4j.resource.bgp.BGPConfiguration;
import io.calico4j.resource.node.Node;
import io.calico4j.resource.node.NodeBGPSpec;
import io.calico4j.resource.pool.IPAMBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one node, from Calico's resource or from Calico's annotations on the Kubernetes one.
 *
 * @param name its name
 * @param addresses its addresses with the length of their subnets, IPv4 first
 * @param subnets the subnets of these addresses
 * @param asNumber its AS number, its own or that of the cluster; empty without BGP
 * @param tunnels addresses of its tunnel devices, such as {@code ipip 10.1.2.3}
 * @param reflectorClusterId its cluster ID if it is a route reflector
 * @param blocks how many blocks of addresses it holds
 * @param pods how many pods run on it
 * @param labels its labels
 */
record NodeFacts(
        String name,
        List<String> addresses,
        List<String> subnets,
        Optional<String> asNumber,
        List<String> tunnels,
        Optional<String> reflectorClusterId,
        int blocks,
        int pods,
        @JsonIgnore Labels labels) {
    private static final String PREFIX = "projectcalico.org/";

    /** Gathers the nodes by name; where both resources exist, Calico's counts. */
    static List<NodeFacts> of(Inventory inventory, Map<String, Integer> podsByNode) {
        String clusterAs = BgpFacts.clusterAsNumber(inventory.defaultOf(BGPConfiguration.class));
        Map<String, Integer> blocks = blocksByNode(inventory);
        SortedMap<String, NodeFacts> nodes = new TreeMap<>();
        for (Resource resource : inventory.resources()) {
            String name = resource.metadata().name();
            int held = blocks.getOrDefault(name, 0);
            int pods = podsByNode.getOrDefault(name, 0);
            if (resource instanceof Node node) {
                nodes.put(name, of(node, clusterAs, held, pods));
            } else if (resource.kind() == Kind.KUBERNETES_NODE) {
                nodes.putIfAbsent(name, annotated(resource, clusterAs, held, pods));
            }
        }
        return List.copyOf(nodes.values());
    }

    private static Map<String, Integer> blocksByNode(Inventory inventory) {
        Map<String, Integer> blocks = new TreeMap<>();
        for (IPAMBlock block : inventory.all(IPAMBlock.class)) {
            block.spec()
                    .affinity()
                    .filter(a -> a.startsWith("host:"))
                    .ifPresent(a -> blocks.merge(a.substring("host:".length()), 1, Integer::sum));
        }
        return blocks;
    }

    private static NodeFacts of(Node node, String clusterAs, int blocks, int pods) {
        Optional<NodeBGPSpec> bgp = node.spec().bgp();
        List<String> addresses = new ArrayList<>();
        bgp.flatMap(NodeBGPSpec::ipv4Address).ifPresent(addresses::add);
        bgp.flatMap(NodeBGPSpec::ipv6Address).ifPresent(addresses::add);
        List<String> tunnels = new ArrayList<>();
        bgp.flatMap(NodeBGPSpec::ipv4IPIPTunnelAddr).ifPresent(a -> tunnels.add("ipip " + a));
        node.spec().ipv4VXLANTunnelAddr().ifPresent(a -> tunnels.add("vxlan " + a));
        node.spec().ipv6VXLANTunnelAddr().ifPresent(a -> tunnels.add("vxlan " + a));
        node.spec().wireguard().flatMap(w -> w.interfaceIPv4Address()).ifPresent(a -> tunnels.add("wireguard " + a));
        node.spec().wireguard().flatMap(w -> w.interfaceIPv6Address()).ifPresent(a -> tunnels.add("wireguard " + a));
        return new NodeFacts(
                node.metadata().name(),
                addresses,
                subnets(addresses),
                bgp.map(b -> BgpFacts.text(b.asNumber()).orElse(clusterAs)),
                tunnels,
                bgp.flatMap(NodeBGPSpec::routeReflectorClusterID),
                blocks,
                pods,
                Labels.copyOf(node.metadata().labels()));
    }

    private static NodeFacts annotated(Resource node, String clusterAs, int blocks, int pods) {
        SortedMap<String, String> annotations = node.metadata().annotations();
        List<String> addresses = new ArrayList<>();
        List<String> tunnels = new ArrayList<>();
        addTo(addresses, "", annotations.get(PREFIX + "IPv4Address"));
        addTo(addresses, "", annotations.get(PREFIX + "IPv6Address"));
        addTo(tunnels, "ipip ", annotations.get(PREFIX + "IPv4IPIPTunnelAddr"));
        addTo(tunnels, "vxlan ", annotations.get(PREFIX + "IPv4VXLANTunnelAddr"));
        addTo(tunnels, "vxlan ", annotations.get(PREFIX + "IPv6VXLANTunnelAddr"));
        addTo(tunnels, "wireguard ", annotations.get(PREFIX + "IPv4WireguardInterfaceAddr"));
        Optional<String> own = Optional.ofNullable(annotations.get(PREFIX + "ASNumber"));
        return new NodeFacts(
                node.metadata().name(),
                addresses,
                subnets(addresses),
                own.isEmpty() && addresses.isEmpty() ? own : Optional.of(own.orElse(clusterAs)),
                tunnels,
                Optional.ofNullable(annotations.get(PREFIX + "RouteReflectorClusterID")),
                blocks,
                pods,
                Labels.copyOf(node.metadata().labels()));
    }

    private static void addTo(List<String> list, String prefix, @Nullable String value) {
        if (value != null) {
            list.add(prefix + value);
        }
    }

    private static List<String> subnets(List<String> addresses) {
        return addresses.stream()
                .flatMap(a -> Cidr.tryParseOrAddress(a).stream())
                .map(c -> Cidr.of(c.network(), c.prefixLength()).toString())
                .toList();
    }
}
