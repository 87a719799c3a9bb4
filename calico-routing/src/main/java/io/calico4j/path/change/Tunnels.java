// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path.change;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.resource.Resource;
import io.calico4j.resource.config.FelixConfiguration;
import io.calico4j.resource.node.Node;
import io.calico4j.resource.node.NodeBGPSpec;
import io.calico4j.resource.pool.IPPool;
import io.calico4j.route.EncapsulationSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The step after which every node can receive an encapsulation, before any node sends it and for as long as any node does.
 *
 * @param snapshot the cluster after it
 * @param title what to do
 * @param why what it is for
 */
record Tunnels(ClusterSnapshot snapshot, String title, String why) {
    private static final String V6_POOL = "tunnels-ipv6";

    /** An IPv6 network that documentation may use, for a pool of which only the mode counts. */
    private static final Cidr V6_NETWORK = Cidr.of(IpAddress.parse("2001:db8:ca11:c0::"), 112);

    /** Returns the step from one set of encapsulations to another; empty if they are the same. */
    static Optional<Tunnels> prepare(
            ClusterSnapshot now, ClusterSnapshot target, EncapsulationSummary have, EncapsulationSummary need) {
        boolean ipip = have.ipip() != need.ipip();
        boolean vxlan = have.vxlan() != need.vxlan();
        boolean vxlanV6 = have.vxlanV6() != need.vxlanV6();
        if (!ipip && !vxlan && !vxlanV6) {
            return Optional.empty();
        }
        List<Resource> changed = new ArrayList<>();
        if (ipip || vxlan) {
            changed.add(enabled(now, ipip, vxlan));
        }
        if (vxlanV6) {
            changed.add(IPPool.builder()
                    .name(V6_POOL)
                    .spec(s -> s.cidr(V6_NETWORK.toString()).vxlanMode("Always").allowedUses(List.of("Tunnel")))
                    .build());
        }
        for (Node node : now.all(Node.class)) {
            target.find(Node.class, node.metadata().name()).ifPresent(t -> changed.add(withTunnels(node, t)));
        }
        List<String> what = new ArrayList<>();
        device(what, ipip, need.ipip(), "IP-in-IP");
        device(what, vxlan, need.vxlan(), "VXLAN");
        device(what, vxlanV6, need.vxlanV6(), "IPv6 VXLAN");
        return Optional.of(new Tunnels(
                now.with(changed), "Let every node " + String.join(" and ", what), why(ipip || vxlan, vxlanV6)));
    }

    private static String why(boolean v4, boolean v6) {
        return (v4 ? "Say so in the FelixConfiguration (ipipEnabled, vxlanEnabled: true) and k" : "K")
                + "eep a small pool of each mode with allowedUses: [Tunnel], from which nodes have tunnel addresses"
                + (v6 ? "; for IPv6 such a pool is all there is to turn VXLAN on" : "")
                + ". Go on when every Node has them.";
    }

    private static void device(List<String> what, boolean changes, boolean wanted, String name) {
        if (changes) {
            what.add((wanted ? "set up its " : "keep its ") + name + " device");
        }
    }

    private static FelixConfiguration enabled(ClusterSnapshot now, boolean ipip, boolean vxlan) {
        return felix(now, felix -> {
            FelixConfiguration with = ipip
                    ? felix.withSpec(felix.spec().toBuilder().ipipEnabled(true).build())
                    : felix;
            return vxlan
                    ? with.withSpec(with.spec().toBuilder().vxlanEnabled(true).build())
                    : with;
        });
    }

    /** The FelixConfiguration of all nodes, or a new one, changed. */
    static FelixConfiguration felix(ClusterSnapshot snapshot, UnaryOperator<FelixConfiguration> change) {
        FelixConfiguration now = snapshot.find(FelixConfiguration.class, "default")
                .orElseGet(() -> FelixConfiguration.builder().name("default").build());
        return change.apply(now);
    }

    /** The node with tunnel addresses that it has in the end, and those it has now where it has none in the end. */
    private static Node withTunnels(Node node, Node last) {
        Optional<String> ipip = last.spec()
                .bgp()
                .flatMap(NodeBGPSpec::ipv4IPIPTunnelAddr)
                .or(() -> node.spec().bgp().flatMap(NodeBGPSpec::ipv4IPIPTunnelAddr));
        var spec = node.spec().toBuilder()
                .ipv4VXLANTunnelAddr(
                        last.spec().ipv4VXLANTunnelAddr().or(() -> node.spec().ipv4VXLANTunnelAddr()))
                .ipv6VXLANTunnelAddr(
                        last.spec().ipv6VXLANTunnelAddr().or(() -> node.spec().ipv6VXLANTunnelAddr()))
                .vxlanTunnelMACAddr(
                        last.spec().vxlanTunnelMACAddr().or(() -> node.spec().vxlanTunnelMACAddr()));
        node.spec()
                .bgp()
                .ifPresent(
                        bgp -> spec.bgp(bgp.toBuilder().ipv4IPIPTunnelAddr(ipip).build()));
        return node.withSpec(spec.build());
    }
}
