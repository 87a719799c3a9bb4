// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.resource.pool.EncapsulationMode;
import io.calico4j.route.RoutePlanner;
import io.calico4j.route.fact.BlockFact;
import io.calico4j.route.fact.HostAddress;
import io.calico4j.route.fact.MigrationState;
import io.calico4j.route.fact.NodeFact;
import io.calico4j.route.fact.PoolFact;
import io.calico4j.route.fact.RouteFacts;
import io.calico4j.route.fact.WorkloadFact;
import io.calico4j.route.kernel.BirdTables;
import io.calico4j.route.kernel.Dataplane;
import io.calico4j.route.kernel.FelixSettings;
import io.calico4j.route.kernel.HostInterface;
import io.calico4j.route.kernel.KernelPlanner;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PathTracerTest {
    private static final IpAddress WEB = IpAddress.parse("10.200.0.5");
    private static final IpAddress CACHE = IpAddress.parse("10.200.0.6");
    private static final IpAddress API = IpAddress.parse("10.200.0.70");
    private static final IpAddress DB = IpAddress.parse("10.200.0.135");
    private static final IpAddress OUTSIDE = IpAddress.parse("203.0.113.9");

    private static RouteFacts.Builder cluster(EncapsulationMode ipip, EncapsulationMode vxlan) {
        return RouteFacts.builder()
                .add(PoolFact.of("main", Cidr.parse("10.200.0.0/16"))
                        .withIpip(ipip)
                        .withVxlan(vxlan)
                        .withNatOutgoing(true))
                .add(node("near", "172.16.1.11/24", "10.200.0.1"))
                .add(node("rackmate", "172.16.1.12/24", "10.200.0.65"))
                .add(node("far", "172.16.2.13/24", "10.200.0.129"))
                .add(BlockFact.of(Cidr.parse("10.200.0.0/26"), "near"))
                .add(BlockFact.of(Cidr.parse("10.200.0.64/26"), "rackmate"))
                .add(BlockFact.of(Cidr.parse("10.200.0.128/26"), "far"))
                .add(workload("near", "web", WEB))
                .add(workload("near", "cache", CACHE))
                .add(workload("rackmate", "api", API))
                .add(workload("far", "db", DB));
    }

    private static WorkloadFact workload(String node, String name, IpAddress address) {
        return new WorkloadFact(
                node, "shop/" + name, "cali" + name, "", List.of(address.toCidr()), List.of(), MigrationState.BASE);
    }

    private static NodeFact node(String name, String address, String tunnel) {
        return NodeFact.builder(name)
                .bgpAddress(HostAddress.parse(address))
                .ipipAddress(IpAddress.parse(tunnel))
                .vxlanIpv4(IpAddress.parse(tunnel))
                .build();
    }

    private static PathTracer tracer(RouteFacts.Builder facts, Dataplane dataplane) {
        return PathTracer.of(KernelPlanner.of(RoutePlanner.compile(facts.build()), dataplane));
    }

    private static PathTracer crossSubnetIpip() {
        return tracer(cluster(EncapsulationMode.CROSS_SUBNET, EncapsulationMode.NEVER), Dataplane.defaults());
    }

    @Test
    void a_packet_stays_on_its_node_or_goes_natively_inside_the_subnet_and_by_tunnel_across() {
        PathTracer tracer = crossSubnetIpip();
        assertThat(tracer.trace(WEB, WEB).mode()).isEqualTo(PathMode.SAME_ENDPOINT);
        assertThat(tracer.trace(WEB, CACHE).mode()).isEqualTo(PathMode.SAME_NODE);
        assertThat(tracer.trace(WEB, API))
                .hasToString("10.200.0.5 -> 10.200.0.70: delivered, native, same subnet, by near -> rackmate");
        assertThat(tracer.trace(WEB, DB))
                .hasToString("10.200.0.5 -> 10.200.0.135: delivered, IP-in-IP, by near -> far");
        assertThat(tracer.trace(WEB, DB).findings().asList()).isEmpty();
    }

    @Test
    void each_route_says_why_it_is_taken_or_not() {
        Dataplane routed = Dataplane.builder()
                .router("near", IpAddress.parse("172.16.1.1"))
                .build();
        PathTrace trace = tracer(cluster(EncapsulationMode.ALWAYS, EncapsulationMode.NEVER), routed)
                .trace(WEB, DB);
        assertThat(trace.hops().get(0).candidates())
                .map(c -> c.route().destination() + (c.chosen() ? " + " : " - ") + c.reason())
                .containsExactly(
                        "10.200.0.128/26 + the longest prefix that matches",
                        "0.0.0.0/0 - its prefix of 0 bits is shorter than 26");
        assertThat(trace.hops().get(1).candidates())
                .map(c -> c.route().destination() + (c.chosen() ? " + " : " - ") + c.reason())
                .containsExactly(
                        "10.200.0.135/32 + the longest prefix that matches",
                        "10.200.0.128/26 - its prefix of 26 bits is shorter than 32");
    }

    @Test
    void an_ip_in_ip_packet_names_the_nodes_outside_and_the_workloads_inside() {
        List<Wire> wires = crossSubnetIpip().trace(WEB, DB).wires();
        assertThat(wires).map(Wire::device).containsExactly("eth0", "tunl0", "calidb");
        assertThat(wires.get(1).headers())
                .map(Header::toString)
                .containsExactly(
                        "Ethernet 14 bytes: source the MAC of eth0 (node near), destination by ARP or NDP (the router)",
                        "IPv4 20 bytes: source 172.16.1.11 (node near), destination 172.16.2.13 (node far), protocol 4 (IPv4)",
                        "IPv4 20 bytes: source 10.200.0.5 (shop/web), destination 10.200.0.135 (shop/db), carries data");
        assertThat(wires.get(1).capacityBytes()).isEqualTo(1480);
        assertThat(wires.get(1).onWireBytes(1480)).isEqualTo(1500);
    }

    @Test
    void a_vxlan_packet_has_udp_vxlan_and_an_ethernet_header_between() {
        Wire wire = tracer(cluster(EncapsulationMode.NEVER, EncapsulationMode.ALWAYS), Dataplane.defaults())
                .trace(WEB, API)
                .wires()
                .get(1);
        assertThat(wire.headers())
                .map(Header::kind)
                .containsExactly(
                        HeaderKind.ETHERNET,
                        HeaderKind.IPV4,
                        HeaderKind.UDP,
                        HeaderKind.VXLAN,
                        HeaderKind.ETHERNET,
                        HeaderKind.IPV4);
        assertThat(wire.overheadBytes()).isEqualTo(50);
        assertThat(wire.headers().subList(1, 5).stream()
                        .mapToInt(h -> h.kind().bytes())
                        .sum())
                .isEqualTo(50);
    }

    @Test
    void a_packet_to_an_unused_address_of_a_block_meets_the_blackhole_of_its_node() {
        PathTrace trace = crossSubnetIpip().trace(WEB, IpAddress.parse("10.200.0.140"));
        assertThat(trace.outcome()).isEqualTo(PathOutcome.BLACKHOLED);
        assertThat(trace.nodes()).containsExactly("near", "far");
        assertThat(trace.findings().asList()).map(Diagnostic::code).containsExactly(PathCodes.BLACKHOLE);
    }

    @Test
    void a_packet_to_a_block_of_nobody_is_unreachable() {
        PathTrace trace = crossSubnetIpip().trace(WEB, IpAddress.parse("10.200.9.1"));
        assertThat(trace.outcome()).isEqualTo(PathOutcome.UNREACHABLE);
        assertThat(trace.findings().asList()).map(Diagnostic::code).containsExactly(PathCodes.UNREACHABLE);
    }

    @Test
    void outgoing_packets_take_the_nodes_address() {
        PathTrace trace = crossSubnetIpip().trace(WEB, OUTSIDE);
        assertThat(trace.outcome()).isEqualTo(PathOutcome.LEFT_CLUSTER);
        assertThat(trace.sourceNat().orElseThrow().address()).isEqualTo(IpAddress.parse("172.16.1.11"));
        assertThat(crossSubnetIpip().trace(WEB, DB).sourceNat()).isEmpty();
        assertThat(crossSubnetIpip().trace(WEB, IpAddress.parse("172.16.2.13")).sourceNat())
                .isPresent();
    }

    @Test
    void a_host_sends_through_a_tunnel_with_the_tunnels_address() {
        PathTrace trace = crossSubnetIpip().trace(IpAddress.parse("172.16.1.11"), DB);
        assertThat(trace.sourceAddress()).isEqualTo(IpAddress.parse("10.200.0.1"));
        assertThat(trace.fullSizeBytes()).isEqualTo(1480);
    }

    @Test
    void a_network_that_is_narrower_than_the_nodes_think_loses_full_packets() {
        Dataplane narrow = Dataplane.builder()
                .hostMtuBytes(9001)
                .interfaces(
                        "far", List.of(new HostInterface("eth0", 1500, List.of(HostAddress.parse("172.16.2.13/24")))))
                .build();
        PathTrace trace = tracer(cluster(EncapsulationMode.CROSS_SUBNET, EncapsulationMode.NEVER), narrow)
                .trace(WEB, DB);
        assertThat(trace.fullSizeBytes()).isEqualTo(8981);
        assertThat(trace.fits(8981)).isFalse();
        assertThat(trace.fits(1480)).isTrue();
        assertThat(trace.fits(1481)).isFalse();
        assertThat(trace.findings().asList()).map(Diagnostic::code).containsExactly(PathCodes.MTU_BROKEN);
    }

    @Test
    void masks_that_differ_make_answers_travel_otherwise() {
        RouteFacts.Builder facts = cluster(EncapsulationMode.CROSS_SUBNET, EncapsulationMode.NEVER)
                .add(node("far", "172.16.2.13/16", "10.200.0.129"));
        PathTrace trace = tracer(facts, Dataplane.defaults()).trace(WEB, DB);
        assertThat(trace.mode()).isEqualTo(PathMode.IPIP);
        assertThat(trace.reversed().mode()).isEqualTo(PathMode.NATIVE_SAME_SUBNET);
        assertThat(trace.findings().asList()).map(Diagnostic::code).containsExactly(PathCodes.ASYMMETRIC);
    }

    @Test
    void native_packets_across_subnets_need_routers_that_know_pods() {
        PathTrace trace = tracer(cluster(EncapsulationMode.NEVER, EncapsulationMode.NEVER), Dataplane.defaults())
                .trace(WEB, DB);
        assertThat(trace.mode()).isEqualTo(PathMode.NATIVE_OTHER_SUBNET);
        assertThat(trace.findings().asList()).map(Diagnostic::code).containsExactly(PathCodes.ROUTER_NEEDS_POD_ROUTES);
    }

    @Test
    void policy_is_asked_at_both_ends() {
        PathTrace trace = crossSubnetIpip().trace(WEB, DB);
        assertThat(trace.checks())
                .containsExactly(
                        new PathCheck("near", Optional.of("shop/web"), false, WEB, DB),
                        new PathCheck("far", Optional.of("shop/db"), true, WEB, DB));
        PathPolicy noIngress = check -> check.ingress()
                ? Optional.of(new PathVerdict(false, "by rule 3 of default/lock"))
                : Optional.of(new PathVerdict(true, "by rule 1"));
        assertThat(trace.findings(noIngress).asList())
                .map(Diagnostic::message)
                .containsExactly("Ingress to shop/db is denied by rule 3 of default/lock.");
    }

    @Test
    void a_node_without_a_tunnel_address_is_named() {
        RouteFacts.Builder facts = cluster(EncapsulationMode.ALWAYS, EncapsulationMode.NEVER)
                .add(NodeFact.builder("far")
                        .bgpAddress(HostAddress.parse("172.16.2.13/24"))
                        .build());
        assertThat(tracer(facts, Dataplane.defaults()).trace(WEB, DB).findings().asList())
                .map(d -> d.code() + " " + d.subject().orElse(""))
                .containsExactly(PathCodes.NO_TUNNEL_DEVICE + " node far");
    }

    private static NodeFact withKey(String name, String address, String tunnel, boolean key) {
        return node(name, address, tunnel).toBuilder()
                .wireguardIpv4(IpAddress.parse(tunnel))
                .wireguardKeyV4(key)
                .build();
    }

    @Test
    void wireguard_takes_what_both_ends_have_keys_for_before_the_main_table() {
        Dataplane encrypted = Dataplane.builder()
                .felix(FelixSettings.builder().wireguardEnabled(true).build())
                .build();
        RouteFacts.Builder facts = cluster(EncapsulationMode.CROSS_SUBNET, EncapsulationMode.NEVER)
                .add(withKey("near", "172.16.1.11/24", "10.200.0.1", true))
                .add(withKey("rackmate", "172.16.1.12/24", "10.200.0.65", false))
                .add(withKey("far", "172.16.2.13/24", "10.200.0.129", true));
        PathTracer tracer = tracer(facts, encrypted);
        PathTrace trace = tracer.trace(WEB, DB);
        assertThat(trace.mode()).isEqualTo(PathMode.WIREGUARD);
        assertThat(trace.capacityBytes()).contains(1440);
        assertThat(trace.findings().asList()).isEmpty();
        assertThat(trace.hops().get(0).candidates().get(0).reason())
                .isEqualTo("WireGuard's table is asked before the main table");
        assertThat(trace.wires().get(1).headers())
                .map(Header::kind)
                .containsExactly(
                        HeaderKind.ETHERNET, HeaderKind.IPV4, HeaderKind.UDP, HeaderKind.WIREGUARD, HeaderKind.IPV4);
        assertThat(tracer.trace(WEB, API).mode()).isEqualTo(PathMode.NATIVE_SAME_SUBNET);
        assertThat(tracer.kernel().wireguardTableOf("near"))
                .map(r -> r.kind().text() + " " + r.destination())
                .contains("unicast 10.200.0.128/26", "throw 10.200.0.64/26")
                .noneMatch(r -> r.contains("10.200.0.0/26"));
    }

    @Test
    void ends_of_two_families_have_no_way_between_them() {
        assertThatThrownBy(() -> crossSubnetIpip().trace(WEB, IpAddress.parse("fd00::1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fd00::1");
    }

    @Test
    void a_workload_that_is_being_migrated_is_found_where_it_is_live() {
        RouteFacts.Builder b = cluster(EncapsulationMode.ALWAYS, EncapsulationMode.NEVER);
        RouteFacts arriving =
                b.add(migrating("rackmate", MigrationState.TARGET)).build();
        assertThat(tracer(arriving).trace(WEB, DB).nodes()).containsExactly("near", "far");
        RouteFacts live = b.add(migrating("rackmate", MigrationState.LIVE))
                .removeWorkload("far", "shop/db")
                .build();
        PathTrace trace = tracer(live).trace(WEB, DB);
        assertThat(trace.outcome()).isEqualTo(PathOutcome.DELIVERED);
        assertThat(trace.nodes()).containsExactly("near", "rackmate");
        assertThat(trace.routes().get(0).destination()).isEqualTo(DB.toCidr());
        assertThat(trace.routes().get(0).metric()).isEqualTo(512);
    }

    private static WorkloadFact migrating(String node, MigrationState state) {
        return new WorkloadFact(node, "shop/db", "calidb", "", List.of(DB.toCidr()), List.of(), state);
    }

    private static PathTracer tracer(RouteFacts facts) {
        return PathTracer.of(KernelPlanner.of(RoutePlanner.compile(facts), Dataplane.defaults()));
    }

    @Test
    void two_nodes_that_point_at_each_other_are_a_loop() {
        RouteFacts facts =
                cluster(EncapsulationMode.NEVER, EncapsulationMode.NEVER).build();
        BirdTables confused = new BirdTables() {
            @Override
            public List<Route> routesOf(String node, IpFamily family, Optional<IpAddress> router) {
                Cidr ofDb = Cidr.parse("10.200.0.128/26");
                return family == IpFamily.V6
                        ? List.of()
                        : switch (node) {
                            case "near" ->
                                List.of(new Route(ofDb, List.of(IpAddress.parse("172.16.1.12")), false, 1024));
                            case "rackmate" ->
                                List.of(new Route(ofDb, List.of(IpAddress.parse("172.16.1.11")), false, 1024));
                            default -> List.of();
                        };
            }

            @Override
            public boolean isRouter(IpAddress address) {
                return false;
            }
        };
        PathTracer tracer = PathTracer.of(KernelPlanner.of(RoutePlanner.compile(facts), Dataplane.defaults())
                .with(confused));
        PathTrace trace = tracer.trace(WEB, DB);
        assertThat(trace.outcome()).isEqualTo(PathOutcome.LOOPED);
        assertThat(trace.nodes()).containsExactly("near", "rackmate", "near");
        assertThat(trace.hops()).hasSize(3);
        assertThat(trace.findings().asList())
                .filteredOn(d -> d.code().equals(PathCodes.LOOP))
                .map(Diagnostic::message)
                .containsExactly("The packet comes to this node a second time: near -> rackmate -> near.");
    }
}
