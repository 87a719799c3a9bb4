// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp;

import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes peerings of BGPPeers: Calico v3.32, confd/pkg/backends/calico/client.go.
 *
 * <p>Where Calico goes through nodes in random order, these go by name.
 */
final class PeeringBuilder {
    private final GlobalSettings settings;
    private final NodeList nodes;

    PeeringBuilder(GlobalSettings settings, NodeList nodes) {
        this.settings = settings;
        this.nodes = nodes;
    }

    PeeringTable table(PeerRule rule) {
        NodeList near = near(rule);
        NodeList far = far(rule);
        return new PeeringTable(
                rule,
                near,
                far,
                forward(rule, far, IpFamily.V4),
                forward(rule, far, IpFamily.V6),
                reverse(rule, near, IpFamily.V4),
                reverse(rule, near, IpFamily.V6));
    }

    /** The table after a change of one node; the rest is taken over. */
    PeeringTable patched(PeeringTable table, @Nullable NodeFacts before, @Nullable NodeFacts after, String name) {
        PeerRule rule = table.rule;
        NodeList near = patched(table.near, after != null && isNear(rule, after), after, name);
        NodeList far = patched(table.far, after != null && isFar(rule, after), after, name);
        boolean byAddress = !rule.bySelector && !rule.workload;
        if (byAddress && touches(rule, before, after)) {
            return new PeeringTable(
                    rule,
                    near,
                    far,
                    forward(rule, far, IpFamily.V4),
                    forward(rule, far, IpFamily.V6),
                    reverse(rule, near, IpFamily.V4),
                    reverse(rule, near, IpFamily.V6));
        }
        return new PeeringTable(
                rule,
                near,
                far,
                rule.bySelector ? patchedForward(table, far, name, IpFamily.V4) : table.forward(IpFamily.V4),
                rule.bySelector ? patchedForward(table, far, name, IpFamily.V6) : table.forward(IpFamily.V6),
                patchedReverse(table, near, name, IpFamily.V4),
                patchedReverse(table, near, name, IpFamily.V6));
    }

    private static boolean touches(PeerRule rule, @Nullable NodeFacts before, @Nullable NodeFacts after) {
        return owns(rule, before) || owns(rule, after);
    }

    private static boolean owns(PeerRule rule, @Nullable NodeFacts node) {
        return node != null
                && !rule.peerHost.isEmpty()
                && (rule.peerHost.equals(node.textV4) || rule.peerHost.equals(node.textV6));
    }

    private static NodeList patched(NodeList list, boolean member, @Nullable NodeFacts node, String name) {
        return member && node != null ? list.with(node) : list.without(name);
    }

    private List<Peering> patchedForward(PeeringTable table, NodeList far, String name, IpFamily family) {
        NodeFacts node = far.find(name);
        return PeeringTable.patched(
                table.forward(family),
                name,
                node == null ? List.of() : ofNode(node, table.rule, table.rule.settings, false, family));
    }

    private List<Peering> patchedReverse(PeeringTable table, NodeList near, String name, IpFamily family) {
        NodeFacts node = near.find(name);
        boolean some = node != null && reversed(table.rule, family);
        return PeeringTable.patched(
                table.reverse(family),
                name,
                some && node != null
                        ? ofNode(node, table.rule, table.rule.reverseSettings(), true, family)
                        : List.of());
    }

    private NodeList near(PeerRule rule) {
        return rule.global ? nodes : filtered(rule, true);
    }

    private NodeList far(PeerRule rule) {
        return rule.workload ? NodeList.EMPTY : filtered(rule, false);
    }

    private NodeList filtered(PeerRule rule, boolean nearEnd) {
        List<NodeFacts> found = new ArrayList<>();
        for (NodeFacts node : nodes) {
            if (nearEnd ? isNear(rule, node) : isFar(rule, node)) {
                found.add(node);
            }
        }
        return NodeList.of(found);
    }

    private static boolean isNear(PeerRule rule, NodeFacts node) {
        return rule.isNear(node);
    }

    private boolean isFar(PeerRule rule, NodeFacts node) {
        if (rule.workload) {
            return false;
        }
        return rule.bySelector
                ? rule.peerSelector != null && rule.peerSelector.matches(node.labels)
                : owns(rule, node) && hasAs(rule, node) && answersOn(rule.peerPort, node);
    }

    private boolean hasAs(PeerRule rule, NodeFacts node) {
        long wanted = rule.asNumber == 0 ? settings.asNumber : rule.asNumber;
        return settings.asNumber(node) == wanted;
    }

    /**
     * Whether the port of a resource is that of a node, as Calico tests it: a node with a port of its own is also held
     * against a different global port.
     */
    private boolean answersOn(int port, NodeFacts node) {
        if (port == 0) {
            return true;
        }
        int own = settings.ownPort(node.name).orElse(0);
        int global = settings.globalPort().orElse(0);
        return (own == 0 || own == port) && (global == 0 || global == port);
    }

    private List<Peering> forward(PeerRule rule, NodeList far, IpFamily family) {
        List<Peering> all = new ArrayList<>();
        if (rule.bySelector) {
            for (NodeFacts node : far) {
                all.addAll(ofNode(node, rule, rule.settings, false, family));
            }
        } else if (!rule.workload
                && rule.peerAddress != null
                && rule.peerAddress.family() == family
                && rule.reachableByFits) {
            all.add(ofAddress(rule, rule.peerAddress));
        }
        return all;
    }

    private List<Peering> reverse(PeerRule rule, NodeList near, IpFamily family) {
        List<Peering> all = new ArrayList<>();
        if (reversed(rule, family)) {
            SessionSettings reverse = rule.reverseSettings();
            for (NodeFacts node : near) {
                all.addAll(ofNode(node, rule, reverse, true, family));
            }
        }
        return all;
    }

    private static boolean reversed(PeerRule rule, IpFamily family) {
        boolean v6Address = rule.peerHost.indexOf(':') >= 0;
        return rule.reverse && (rule.bySelector || v6Address == (family == IpFamily.V6));
    }

    private List<Peering> ofNode(NodeFacts node, PeerRule rule, SessionSettings of, boolean reverse, IpFamily family) {
        IpAddress address = node.address(family);
        int port = settings.listenPort(node.name).orElse(0);
        return address == null
                ? List.of()
                : List.of(new Peering(
                        address,
                        node.text(family),
                        port,
                        settings.asNumber(node),
                        0,
                        node.clusterId,
                        node.name,
                        false,
                        rule.useNodeIp,
                        false,
                        reverse,
                        of,
                        Peering.tail(node.text(family), port)));
    }

    private Peering ofAddress(PeerRule rule, IpAddress address) {
        NodeFacts owner = null;
        NodeFacts answering = null;
        for (NodeFacts node : nodes) {
            if (owns(rule, node)) {
                owner = owner == null ? node : owner;
                answering = answering == null && hasAs(rule, node) ? node : answering;
            }
        }
        int port = rule.peerPort;
        if (port == 0 && answering != null) {
            port = settings.listenPort(answering.name).orElse(0);
        }
        return new Peering(
                address,
                address.toString(),
                port,
                rule.asNumber,
                rule.localAs,
                null,
                owner == null ? null : owner.name,
                owner != null,
                rule.useNodeIp,
                false,
                false,
                rule.settings,
                Peering.tail(address.toString(), port));
    }

    /** The peerings of a rule for workloads on one node. */
    static List<Peering> ofWorkloads(PeerRule rule, String node, List<LocalPeer> peers, IpFamily family) {
        List<Peering> all = new ArrayList<>();
        for (LocalPeer peer : peers) {
            if (peer.node().equals(node) && peer.bgpPeer().equals(rule.name)) {
                peer.address(family)
                        .ifPresent(address -> all.add(new Peering(
                                address,
                                address.toString(),
                                0,
                                rule.asNumber,
                                rule.localAs,
                                null,
                                null,
                                false,
                                false,
                                true,
                                false,
                                rule.settings,
                                Peering.tail(address.toString(), 0))));
            }
        }
        return all;
    }
}
