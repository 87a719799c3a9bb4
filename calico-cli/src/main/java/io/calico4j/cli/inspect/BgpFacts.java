// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.inspect;

import com.fasterxml.jackson.annotation.JsonValue;
import io.calico4j.resource.bgp.BGPConfiguration;
import io.calico4j.resource.bgp.BGPPeer;
import io.calico4j.resource.bgp.BGPPeerSpec;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How routes spread.
 *
 * @param modes the ways in use, empty if there is none
 * @param asNumber the cluster's AS number
 * @param reflectors names of the nodes that reflect routes
 * @param reason why there is no BGP, if that is known
 * @param peers the BGPPeers
 * @param serviceCidrs what is announced of services
 */
record BgpFacts(
        Set<Mode> modes,
        String asNumber,
        List<String> reflectors,
        Optional<String> reason,
        List<Peer> peers,
        List<String> serviceCidrs) {
    private static final String DEFAULT_AS = "64512";

    /** A way in which routes spread. */
    enum Mode {
        /** Every node peers with every other. */
        MESH,
        /** Nodes peer with some nodes that reflect routes. */
        REFLECTORS,
        /** Nodes peer with routers outside of the cluster. */
        EXTERNAL;

        @JsonValue
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One BGPPeer.
     *
     * @param name its name
     * @param from which nodes it is for: a node's name, a selector, or {@code all nodes}
     * @param nodes how many nodes that are; empty if the selector can't be read
     * @param to the address, or the selector of nodes to peer with
     * @param toNodes how many nodes {@code to} selects; empty if it is an address or can't be read
     * @param asNumber the other side's AS number, if it is given
     * @param filters names of BGPFilters
     */
    record Peer(
            String name,
            String from,
            OptionalInt nodes,
            String to,
            OptionalInt toNodes,
            Optional<String> asNumber,
            List<String> filters) {}

    /** Gathers what the resources say of BGP. */
    static BgpFacts of(Inventory inventory, List<NodeFacts> nodes, Optional<String> backend) {
        Optional<BGPConfiguration> configuration = inventory.defaultOf(BGPConfiguration.class);
        List<Peer> peers = new ArrayList<>();
        EnumSet<Mode> modes = EnumSet.noneOf(Mode.class);
        for (BGPPeer peer : inventory.all(BGPPeer.class)) {
            peers.add(of(peer, nodes));
            modes.add(peer.spec().peerIP().isPresent() ? Mode.EXTERNAL : Mode.REFLECTORS);
        }
        boolean off = backend.isPresent()
                && (backend.get().equals("vxlan") || backend.get().equals("none"));
        boolean mesh =
                configuration.flatMap(c -> c.spec().nodeToNodeMeshEnabled()).orElse(true);
        if (mesh) {
            modes.add(Mode.MESH);
        }
        if (off) {
            modes.clear();
        }
        return new BgpFacts(
                modes,
                clusterAsNumber(configuration),
                nodes.stream()
                        .filter(n -> n.reflectorClusterId().isPresent())
                        .map(NodeFacts::name)
                        .toList(),
                off ? Optional.of("calico_backend is " + backend.get()) : Optional.empty(),
                peers,
                configuration.map(BgpFacts::services).orElse(List.of()));
    }

    /** Returns the AS number of all nodes that have none of their own. */
    static String clusterAsNumber(Optional<BGPConfiguration> configuration) {
        return configuration.isEmpty()
                ? DEFAULT_AS
                : text(configuration.get().spec().asNumber()).orElse(DEFAULT_AS);
    }

    /** Returns a value as people write it. */
    static Optional<String> text(Optional<?> value) {
        return value.map(Object::toString);
    }

    private static List<String> services(BGPConfiguration configuration) {
        List<String> cidrs = new ArrayList<>();
        configuration.spec().serviceClusterIPs().forEach(b -> b.cidr().ifPresent(c -> cidrs.add("cluster " + c)));
        configuration.spec().serviceExternalIPs().forEach(b -> b.cidr().ifPresent(c -> cidrs.add("external " + c)));
        configuration
                .spec()
                .serviceLoadBalancerIPs()
                .forEach(b -> b.cidr().ifPresent(c -> cidrs.add("load balancer " + c)));
        return cidrs;
    }

    private static Peer of(BGPPeer peer, List<NodeFacts> nodes) {
        BGPPeerSpec spec = peer.spec();
        String from = "all nodes";
        OptionalInt count = OptionalInt.of(nodes.size());
        if (spec.node().isPresent()) {
            from = spec.node().get();
            String name = from;
            count = OptionalInt.of(
                    (int) nodes.stream().filter(n -> n.name().equals(name)).count());
        } else if (spec.nodeSelector().isPresent()) {
            from = spec.nodeSelector().get();
            count = PoolFacts.matching(from, nodes);
        }
        boolean byAddress = spec.peerIP().isPresent();
        return new Peer(
                peer.metadata().name(),
                from,
                count,
                spec.peerIP()
                        .or(spec::peerSelector)
                        .or(spec::localWorkloadSelector)
                        .orElse(""),
                !byAddress && spec.peerSelector().isPresent()
                        ? PoolFacts.matching(spec.peerSelector().get(), nodes)
                        : OptionalInt.empty(),
                text(spec.asNumber()),
                spec.filters());
    }
}
