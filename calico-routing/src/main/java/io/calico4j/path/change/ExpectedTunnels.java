// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path.change;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.net.IpAddress;
import io.calico4j.resource.Resource;
import io.calico4j.resource.node.Node;
import io.calico4j.resource.node.NodeBGPSpec;
import io.calico4j.resource.node.NodeSpec;
import io.calico4j.route.EncapsulationSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The state that a change leads to, with the tunnel addresses that Calico will have given its nodes by then.
 *
 * <p>Each node gives itself an address for a tunnel once a pool asks for the encapsulation. So a state that was written down
 * by changing a pool lists none yet, and without them no node would have a device. They stand in from networks that are
 * reserved for benchmarks (RFC 2544, RFC 5180), one for each node; routes lead by them, nothing else depends on them.
 *
 * @param snapshot the state
 * @param nodes the nodes that were given one here, by name
 */
record ExpectedTunnels(ClusterSnapshot snapshot, List<String> nodes) {
    private static final int V4_FIRST = IpAddress.parse("198.18.0.1").v4Bits();
    private static final long V6_HIGH = IpAddress.parse("2001:2::").highBits();

    /**
     * Returns the wanted state with an address for each tunnel that the change turns on and a node lists none for.
     *
     * @param have the encapsulations in use before the change
     * @param need those in use in the end
     */
    static ExpectedTunnels of(
            ClusterSnapshot now, ClusterSnapshot wanted, EncapsulationSummary have, EncapsulationSummary need) {
        boolean ipip = need.ipip() && !have.ipip();
        boolean vxlan = need.vxlan() && !have.vxlan();
        boolean vxlanV6 = need.vxlanV6() && !have.vxlanV6();
        List<Resource> changed = new ArrayList<>();
        List<String> nodes = new ArrayList<>();
        int index = 0;
        for (Node node : wanted.all(Node.class)) {
            String name = node.metadata().name();
            Optional<NodeSpec> before = now.find(Node.class, name).map(Node::spec);
            String v4 = IpAddress.v4(V4_FIRST + index).toString();
            NodeSpec spec = node.spec();
            if (ipip) {
                spec = withIpip(spec, before, v4);
            }
            if (vxlan && spec.ipv4VXLANTunnelAddr().isEmpty()) {
                spec = spec.withIpv4VXLANTunnelAddr(
                        before.flatMap(NodeSpec::ipv4VXLANTunnelAddr).orElse(v4));
            }
            if (vxlanV6 && spec.ipv6VXLANTunnelAddr().isEmpty()) {
                spec = spec.withIpv6VXLANTunnelAddr(before.flatMap(NodeSpec::ipv6VXLANTunnelAddr)
                        .orElse(IpAddress.v6(V6_HIGH, 1L + index).toString()));
            }
            if (!spec.equals(node.spec())) {
                changed.add(node.withSpec(spec));
                nodes.add(name);
            }
            index++;
        }
        return new ExpectedTunnels(changed.isEmpty() ? wanted : wanted.with(changed), nodes);
    }

    private static NodeSpec withIpip(NodeSpec spec, Optional<NodeSpec> before, String standIn) {
        Optional<NodeBGPSpec> bgp =
                spec.bgp().filter(b -> b.ipv4IPIPTunnelAddr().isEmpty());
        return bgp.isEmpty()
                ? spec
                : spec.withBgp(bgp.get()
                        .withIpv4IPIPTunnelAddr(before.flatMap(NodeSpec::bgp)
                                .flatMap(NodeBGPSpec::ipv4IPIPTunnelAddr)
                                .orElse(standIn)));
    }
}
