// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.resource.pool.EncapsulationMode;
import io.calico4j.route.RoutePlanner;
import io.calico4j.route.fact.BlockFact;
import io.calico4j.route.fact.HostAddress;
import io.calico4j.route.fact.MigrationState;
import io.calico4j.route.fact.NodeFact;
import io.calico4j.route.fact.PoolFact;
import io.calico4j.route.fact.RouteFacts;
import io.calico4j.route.fact.WorkloadFact;
import java.util.List;
import org.junit.jupiter.api.Test;

class KernelPlannerTest {
    private static final FelixSettings FELIX_ROUTES =
            FelixSettings.builder().programClusterRoutes(true).build();

    private static RouteFacts.Builder twoRacks(PoolFact pool) {
        return RouteFacts.builder()
                .add(pool)
                .add(node("near", "172.16.1.11/24", "10.200.0.1"))
                .add(node("rackmate", "172.16.1.12/24", "10.200.0.65"))
                .add(node("far", "172.16.2.13/24", "10.200.0.129"))
                .add(BlockFact.of(Cidr.parse("10.200.0.0/26"), "near"))
                .add(BlockFact.of(Cidr.parse("10.200.0.64/26"), "rackmate"))
                .add(BlockFact.of(Cidr.parse("10.200.0.128/26"), "far"))
                .add(workload("near", "cali7", "10.200.0.5/32", MigrationState.BASE));
    }

    private static WorkloadFact workload(String node, String device, String net, MigrationState state) {
        return new WorkloadFact(node, "shop/" + device, device, "", List.of(Cidr.parse(net)), List.of(), state);
    }

    private static NodeFact node(String name, String address, String tunnel) {
        return NodeFact.builder(name)
                .bgpAddress(HostAddress.parse(address))
                .ipipAddress(IpAddress.parse(tunnel))
                .vxlanIpv4(IpAddress.parse(tunnel))
                .build();
    }

    private static PoolFact pool(EncapsulationMode ipip, EncapsulationMode vxlan) {
        return PoolFact.of("main", Cidr.parse("10.200.0.0/16")).withIpip(ipip).withVxlan(vxlan);
    }

    private static List<String> routes(RouteFacts facts, Dataplane dataplane) {
        return KernelPlanner.of(RoutePlanner.compile(facts), dataplane).dataplaneOf("near").routes().stream()
                .map(r -> r.kind().text() + " " + r.destination()
                        + r.gateway().map(g -> " via " + g).orElse("")
                        + r.device().map(d -> " dev " + d).orElse("")
                        + (r.onlink() ? " onlink" : "") + " proto " + r.protocol() + " metric " + r.metric()
                        + (r.mtuBytes() == 0 ? "" : " mtu " + r.mtuBytes()))
                .toList();
    }

    @Test
    void bird_programs_a_cross_subnet_pool_natively_inside_the_rack_and_through_the_tunnel_across() {
        RouteFacts facts = twoRacks(pool(EncapsulationMode.CROSS_SUBNET, EncapsulationMode.NEVER))
                .build();
        assertThat(routes(facts, Dataplane.defaults()))
                .containsExactly(
                        "blackhole 10.200.0.0/26 proto 12 metric 0",
                        "unicast 10.200.0.5/32 dev cali7 proto 3 metric 1024",
                        "unicast 10.200.0.64/26 via 172.16.1.12 dev eth0 proto 12 metric 1024",
                        "unicast 10.200.0.128/26 via 172.16.2.13 dev tunl0 onlink proto 12 metric 1024");
    }

    @Test
    void felix_programs_the_same_pool_when_told_to() {
        RouteFacts facts = twoRacks(pool(EncapsulationMode.CROSS_SUBNET, EncapsulationMode.NEVER))
                .build();
        Dataplane felix = Dataplane.builder()
                .felix(FELIX_ROUTES)
                .bird(new BirdSettings(true, false, 1024, 1024))
                .build();
        assertThat(routes(facts, felix))
                .containsExactly(
                        "blackhole 10.200.0.0/26 proto 80 metric 0",
                        "unicast 10.200.0.5/32 dev cali7 proto 3 metric 1024",
                        "unicast 10.200.0.64/26 via 172.16.1.12 dev eth0 onlink proto 80 metric 0",
                        "unicast 10.200.0.128/26 via 172.16.2.13 dev tunl0 onlink proto 80 metric 0 mtu 1480");
    }

    @Test
    void vxlan_is_felix_work_whatever_the_settings() {
        RouteFacts facts = twoRacks(pool(EncapsulationMode.NEVER, EncapsulationMode.CROSS_SUBNET))
                .build();
        Dataplane jumbo = Dataplane.builder().hostMtuBytes("near", 9001).build();
        assertThat(routes(facts, jumbo))
                .containsExactly(
                        "blackhole 10.200.0.0/26 proto 80 metric 0",
                        "unicast 10.200.0.5/32 dev cali7 proto 3 metric 1024",
                        "unicast 10.200.0.64/26 via 172.16.1.12 dev eth0 onlink proto 80 metric 0",
                        "unicast 10.200.0.128/26 via 10.200.0.129 dev vxlan.calico onlink proto 3 metric 0 mtu 8951");
    }

    @Test
    void a_native_route_to_another_subnet_goes_by_the_router_where_it_is_known() {
        RouteFacts facts =
                twoRacks(pool(EncapsulationMode.NEVER, EncapsulationMode.NEVER)).build();
        Dataplane routed = Dataplane.builder()
                .router("near", IpAddress.parse("172.16.1.1"))
                .build();
        assertThat(routes(facts, routed))
                .contains(
                        "unicast 10.200.0.64/26 via 172.16.1.12 dev eth0 proto 12 metric 1024",
                        "unicast 10.200.0.128/26 via 172.16.1.1 dev eth0 proto 12 metric 1024");
        assertThat(routes(facts, Dataplane.defaults()))
                .contains("unicast 10.200.0.128/26 via 172.16.2.13 dev eth0 proto 12 metric 1024");
    }

    @Test
    void a_workload_that_has_just_arrived_elsewhere_is_announced_with_an_elevated_priority() {
        RouteFacts facts = twoRacks(pool(EncapsulationMode.NEVER, EncapsulationMode.NEVER))
                .add(workload("rackmate", "cali9", "10.200.0.5/32", MigrationState.LIVE))
                .add(workload("rackmate", "cali8", "10.200.0.6/32", MigrationState.TARGET))
                .build();
        assertThat(routes(facts, Dataplane.defaults()))
                .containsSubsequence(
                        "unicast 10.200.0.5/32 via 172.16.1.12 dev eth0 proto 12 metric 512",
                        "unicast 10.200.0.5/32 dev cali7 proto 3 metric 1024",
                        "unicast 10.200.0.64/26 via 172.16.1.12 dev eth0 proto 12 metric 1024")
                .noneMatch(r -> r.contains("10.200.0.6/32"));
    }

    @Test
    void with_ebpf_the_vxlan_device_is_one_for_both_families_and_its_mtu_is_on_routes_only() {
        RouteFacts facts = RouteFacts.builder()
                .add(PoolFact.of("main", Cidr.parse("10.200.0.0/16")).withVxlan(EncapsulationMode.ALWAYS))
                .add(vtep("near", "172.16.1.11/24", "10.200.0.1"))
                .add(vtep("far", "172.16.2.13/24", "10.200.0.65"))
                .add(BlockFact.of(Cidr.parse("10.200.0.64/26"), "far"))
                .build();
        Dataplane ebpf = Dataplane.builder()
                .felix(FelixSettings.builder().bpfEnabled(true).build())
                .build();
        NodeDataplane plane =
                KernelPlanner.of(RoutePlanner.compile(facts), ebpf).dataplaneOf("near");
        assertThat(plane.devices()).hasSize(1);
        TunnelDevice device = plane.devices().get(0);
        assertThat(device.name()).isEqualTo("vxlan.calico");
        assertThat(device.mtuBytes()).isEmpty();
        assertThat(device.vxlan().orElseThrow().vni()).isEmpty();
        assertThat(device.vxlan().orElseThrow().parent()).isEmpty();
        assertThat(plane.routes())
                .filteredOn(r -> r.routeClass() == RouteClass.VXLAN_TUNNEL)
                .map(KernelRoute::mtuBytes)
                .containsExactly(1450);
    }

    private static NodeFact vtep(String name, String address, String tunnel) {
        return NodeFact.builder(name)
                .bgpAddress(HostAddress.parse(address))
                .vxlanIpv4(IpAddress.parse(tunnel))
                .build();
    }

    @Test
    void calicos_defects_show_only_where_they_are_asked_for() {
        RouteFacts facts = twoRacks(pool(EncapsulationMode.NEVER, EncapsulationMode.ALWAYS))
                .add(PoolFact.of("tunnelled", Cidr.parse("10.201.0.0/16")).withIpip(EncapsulationMode.ALWAYS))
                .add(PoolFact.of("native", Cidr.parse("10.202.0.0/16")))
                .add(BlockFact.of(Cidr.parse("10.202.0.64/26"), "rackmate"))
                .build();
        Dataplane felix = Dataplane.builder()
                .felix(FELIX_ROUTES)
                .bird(BirdSettings.absent())
                .build();
        RoutePlanner planner = RoutePlanner.compile(facts);
        NodeDataplane exact =
                KernelPlanner.of(planner, felix, RouteCompatibility.EXACT).dataplaneOf("near");
        assertThat(exact.lostBlackholes()).containsExactly(Cidr.parse("10.200.0.0/26"));
        assertThat(exact.routes()).noneMatch(r -> r.destination().equals(Cidr.parse("10.202.0.64/26")));
        NodeDataplane correct = KernelPlanner.of(planner, felix).dataplaneOf("near");
        assertThat(correct.lostBlackholes()).isEmpty();
        assertThat(correct.routes())
                .anyMatch(
                        r -> r.kind() == RouteKind.BLACKHOLE && r.destination().equals(Cidr.parse("10.200.0.0/26")))
                .anyMatch(r -> r.destination().equals(Cidr.parse("10.202.0.64/26")));
    }
}
