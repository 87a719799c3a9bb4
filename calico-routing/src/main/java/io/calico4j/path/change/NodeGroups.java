// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path.change;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.label.Labels;
import io.calico4j.label.Selector;
import io.calico4j.net.IpFamily;
import io.calico4j.resource.bgp.BGPPeer;
import io.calico4j.resource.node.Node;
import io.calico4j.route.fact.HostAddress;
import io.calico4j.route.fact.NodeFact;
import io.calico4j.route.kernel.FelixSettings;
import io.calico4j.route.kernel.NodeRules;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts nodes together that are alike before and after a change, as far as packets between them are concerned. */
final class NodeGroups {
    private final List<Stage> stages;
    private final IdentityHashMap<FelixSettings, Integer> settings = new IdentityHashMap<>();

    private NodeGroups(List<Stage> stages) {
        this.stages = stages;
    }

    /** Returns the groups by their first node. */
    static List<NodeGroup> of(Stage before, Stage after) {
        NodeGroups groups = new NodeGroups(List.of(before, after));
        SortedMap<String, List<String>> byKey = new TreeMap<>();
        for (NodeFact node : before.kernel.planner().nodes()) {
            byKey.computeIfAbsent(groups.key(node.name()), k -> new ArrayList<>())
                    .add(node.name());
        }
        return byKey.values().stream()
                .map(names -> new NodeGroup(subnets(before, names.get(0)), names))
                .sorted((a, b) -> a.nodes().get(0).compareTo(b.nodes().get(0)))
                .toList();
    }

    /** Returns each node as a group of its own. */
    static List<NodeGroup> oneByOne(Stage stage) {
        return stage.kernel.planner().nodes().stream()
                .map(n -> new NodeGroup(subnets(stage, n.name()), List.of(n.name())))
                .toList();
    }

    private static List<String> subnets(Stage stage, String node) {
        List<String> subnets = new ArrayList<>();
        for (IpFamily family : IpFamily.values()) {
            stage.kernel
                    .planner()
                    .node(node)
                    .flatMap(n -> n.address(family))
                    .map(HostAddress::subnet)
                    .ifPresent(s -> subnets.add(s.toString()));
        }
        return subnets;
    }

    private String key(String node) {
        List<String> parts = new ArrayList<>();
        for (Stage stage : stages) {
            NodeRules rules = stage.on(node).rules();
            NodeFact fact = rules.fact();
            parts.add(subnets(stage, node).toString());
            for (IpFamily family : IpFamily.values()) {
                parts.add(fact.bgpAddress(family).isPresent() + " "
                        + fact.hostAddress(family).isPresent() + " "
                        + fact.vxlanAddress(family).isPresent() + " "
                        + fact.wireguardAddress(family).isPresent() + " "
                        + fact.hasWireguardKey(family) + " "
                        + rules.router(family));
            }
            parts.add(fact.ipipAddress().isPresent() + " " + rules.managers() + " " + rules.mtu());
            rules.devices().forEach(d -> parts.add(d.name() + " " + d.mtuBytes()));
            rules.interfaces().forEach(i -> parts.add(i.name() + " " + i.mtuBytes()));
            parts.add(settings.computeIfAbsent(rules.felix(), f -> settings.size()) + " " + stage.poolsOf(node));
            parts.add(bgp(stage.snapshot, node));
        }
        return parts.toString();
    }

    /** What BGPPeers can tell a node by. */
    private static String bgp(ClusterSnapshot snapshot, String node) {
        Optional<Node> resource = snapshot.find(Node.class, node);
        List<String> parts = new ArrayList<>();
        resource.flatMap(n -> n.spec().bgp())
                .ifPresent(b -> parts.add(b.asNumber() + " " + b.routeReflectorClusterID()));
        for (BGPPeer peer : snapshot.all(BGPPeer.class)) {
            boolean named = peer.spec().node().equals(Optional.of(node));
            parts.add(named + " " + matches(peer.spec().nodeSelector(), resource) + " "
                    + matches(peer.spec().peerSelector(), resource));
        }
        return parts.toString();
    }

    private static boolean matches(Optional<String> selector, Optional<Node> node) {
        return selector.flatMap(Selector::tryParse)
                .filter(s -> node.map(n -> s.matches(Labels.copyOf(n.metadata().labels())))
                        .orElse(false))
                .isPresent();
    }
}
