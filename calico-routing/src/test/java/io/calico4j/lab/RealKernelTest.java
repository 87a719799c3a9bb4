// SPDX-License-Identifier: Apache-2.0
package io.calico4j.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.path.Header;
import io.calico4j.path.HeaderKind;
import io.calico4j.path.PathMode;
import io.calico4j.path.PathTrace;
import io.calico4j.path.Wire;
import io.calico4j.render.route.IpRoute;
import io.calico4j.resource.pool.EncapsulationMode;
import io.calico4j.route.fact.BlockFact;
import io.calico4j.route.fact.HostAddress;
import io.calico4j.route.fact.MigrationState;
import io.calico4j.route.fact.NodeFact;
import io.calico4j.route.fact.PoolFact;
import io.calico4j.route.fact.RouteFacts;
import io.calico4j.route.fact.WorkloadFact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The reference document's topologies in the kernel of this machine: packets take the predicted way with the predicted
 * headers, and the MTU boundary is where it is predicted.
 */
class RealKernelTest {
    private static final int NETWORK_MTU = 1500;

    @BeforeAll
    static void needs_a_kernel_that_lets_us() {
        NetworkLab.missing().ifPresent(why -> Assumptions.abort("skipped: " + why));
    }

    private final List<WorkloadFact> pods = new ArrayList<>();

    private RouteFacts cluster(EncapsulationMode ipip, EncapsulationMode vxlan, String... addresses) {
        RouteFacts.Builder b = RouteFacts.builder()
                .add(PoolFact.of("main", Cidr.parse("10.200.0.0/16"))
                        .withIpip(ipip)
                        .withVxlan(vxlan));
        for (int i = 0; i < addresses.length; i++) {
            Cidr block = Cidr.parse("10.200.0.0/26").enclosing(26);
            Cidr own = Cidr.of(block.first().plus(64L * i), 26);
            String node = "n" + (i + 1);
            b.add(NodeFact.builder(node)
                    .bgpAddress(HostAddress.parse(addresses[i]))
                    .ipipAddress(own.address(1))
                    .vxlanIpv4(own.address(1))
                    .build());
            b.add(BlockFact.of(own, node));
            pods.add(pod(node, i, own.address(5 + i)));
            b.add(pods.get(i));
        }
        return b.build();
    }

    private static WorkloadFact pod(String node, int number, IpAddress address) {
        return new WorkloadFact(
                node,
                "lab/pod" + number,
                "cali" + number,
                "",
                List.of(address.toCidr()),
                List.of(),
                MigrationState.BASE);
    }

    @Test
    void one_subnet_native() throws Exception {
        RouteFacts facts = cluster(
                EncapsulationMode.NEVER,
                EncapsulationMode.NEVER,
                "172.16.1.11/24",
                "172.16.1.12/24",
                "172.16.1.13/24",
                "172.16.1.14/24");
        try (NetworkLab lab = new NetworkLab(facts, NETWORK_MTU, IpFamily.V4)) {
            check_tables(lab);
            check_way(lab, 0, 3, PathMode.NATIVE_SAME_SUBNET);
            check_way(lab, 2, 1, PathMode.NATIVE_SAME_SUBNET);
        }
    }

    @Test
    void two_subnets_with_ip_in_ip_across() throws Exception {
        RouteFacts facts = cluster(
                EncapsulationMode.CROSS_SUBNET,
                EncapsulationMode.NEVER,
                "172.16.1.11/24",
                "172.16.1.12/24",
                "172.16.2.13/24",
                "172.16.2.14/24");
        try (NetworkLab lab = new NetworkLab(facts, NETWORK_MTU, IpFamily.V4)) {
            check_tables(lab);
            check_way(lab, 0, 1, PathMode.NATIVE_SAME_SUBNET);
            check_way(lab, 0, 2, PathMode.IPIP);
            check_way(lab, 3, 1, PathMode.IPIP);
        }
    }

    @Test
    void six_nodes_of_two_subnets_with_vxlan() throws Exception {
        RouteFacts facts = cluster(
                EncapsulationMode.NEVER,
                EncapsulationMode.ALWAYS,
                "172.16.1.11/24",
                "172.16.1.12/24",
                "172.16.1.13/24",
                "172.16.2.14/24",
                "172.16.2.15/24",
                "172.16.2.16/24");
        try (NetworkLab lab = new NetworkLab(facts, NETWORK_MTU, IpFamily.V4)) {
            check_tables(lab);
            check_way(lab, 0, 1, PathMode.VXLAN);
            check_way(lab, 1, 5, PathMode.VXLAN);
        }
    }

    private RouteFacts clusterV6(EncapsulationMode vxlan, String... addresses) {
        RouteFacts.Builder b = RouteFacts.builder()
                .add(PoolFact.of("six", Cidr.parse("fd00:200::/48")).withVxlan(vxlan));
        for (int i = 0; i < addresses.length; i++) {
            String node = "n" + (i + 1);
            Cidr own = Cidr.parse("fd00:200:0:" + (i + 1) + "::/122");
            b.add(NodeFact.builder(node)
                    .bgpAddress(HostAddress.parse(addresses[i]))
                    .vxlanIpv6(own.address(1))
                    .build());
            b.add(BlockFact.of(own, node));
            pods.add(pod(node, i, own.address(5 + i)));
            b.add(pods.get(i));
        }
        return b.build();
    }

    @Test
    void one_subnet_native_ipv6() throws Exception {
        RouteFacts facts = clusterV6(
                EncapsulationMode.NEVER, "fd00:172:16:1::11/64", "fd00:172:16:1::12/64", "fd00:172:16:1::13/64");
        try (NetworkLab lab = new NetworkLab(facts, NETWORK_MTU, IpFamily.V6)) {
            check_tables(lab);
            check_way(lab, 0, 2, PathMode.NATIVE_SAME_SUBNET);
            check_way(lab, 2, 1, PathMode.NATIVE_SAME_SUBNET);
        }
    }

    @Test
    void two_subnets_with_vxlan_ipv6() throws Exception {
        RouteFacts facts = clusterV6(
                EncapsulationMode.ALWAYS,
                "fd00:172:16:1::11/64",
                "fd00:172:16:1::12/64",
                "fd00:172:16:2::13/64",
                "fd00:172:16:2::14/64");
        try (NetworkLab lab = new NetworkLab(facts, NETWORK_MTU, IpFamily.V6)) {
            check_tables(lab);
            check_way(lab, 0, 1, PathMode.VXLAN);
            check_way(lab, 1, 3, PathMode.VXLAN);
        }
    }

    /** What the kernel lists after taking the planned routes is what is printed of them. */
    private static void check_tables(NetworkLab lab) {
        lab.kernel
                .planner()
                .nodes()
                .forEach(node -> assertThat(lab.routesOf(node.name()))
                        .as(node.name())
                        .isEqualTo(IpRoute.show(lab.kernel.mainTableOf(node.name()), lab.family())));
        lab.kernel
                .planner()
                .nodes()
                .forEach(node -> assertThat(json(lab.jsonRoutesOf(node.name())))
                        .as(node.name())
                        .isEqualTo(json(IpRoute.json(lab.kernel.mainTableOf(node.name()), lab.family()))));
    }

    /** The routes of a list, without the link-local ones of IPv6. */
    private static List<JsonNode> json(String text) {
        try {
            List<JsonNode> routes = new ArrayList<>();
            new ObjectMapper().readTree(text).forEach(r -> routes.add(r));
            routes.removeIf(r -> r.path("dst").asText().equals("fe80::/64"));
            return routes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void check_way(NetworkLab lab, int from, int to, PathMode mode) throws Exception {
        WorkloadFact source = pods.get(from);
        WorkloadFact target = pods.get(to);
        PathTrace trace = lab.tracer.trace(
                source.nets().get(0).network(), target.nets().get(0).network());
        assertThat(trace.mode()).isEqualTo(mode);
        assertThat(trace.findings().asList()).isEmpty();
        Wire between = trace.wires().get(1);
        int longest = between.capacityBytes();
        assertThat(lab.answers(source, target, longest))
                .as("%s of %d bytes", trace, longest)
                .isTrue();
        assertThat(lab.answers(source, target, longest + 1))
                .as("%s of %d bytes", trace, longest + 1)
                .isFalse();
        String seen = lab.captured(source, target, longest);
        boolean v6 = lab.family() == IpFamily.V6;
        assertThat(seen)
                .contains(
                        v6
                                ? "payload length: " + (between.onWireBytes(longest) - 40) + ")"
                                : "length " + between.onWireBytes(longest) + ")");
        String inner =
                source.nets().get(0).network() + " > " + target.nets().get(0).network();
        assertThat(seen).contains(inner + ": ").contains(v6 ? "ICMP6, echo request" : "ICMP echo request");
        assertThat(seen).containsSubsequence(predicted(between));
    }

    /** The addresses of the predicted IP headers, from the outermost in. */
    private static List<String> predicted(Wire wire) {
        List<String> texts = new ArrayList<>();
        for (Header header : wire.headers()) {
            if (header.kind() == HeaderKind.IPV4 || header.kind() == HeaderKind.IPV6) {
                texts.add(header.fields().get(0).value());
                texts.add(header.fields().get(1).value());
            } else if (header.kind() == HeaderKind.VXLAN) {
                texts.add("VXLAN");
                texts.add("vni " + header.fields().get(0).value());
            }
        }
        return texts;
    }
}
