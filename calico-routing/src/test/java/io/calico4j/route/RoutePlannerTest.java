// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.resource.pool.EncapsulationMode;
import io.calico4j.route.fact.BlockFact;
import io.calico4j.route.fact.HostAddress;
import io.calico4j.route.fact.NodeFact;
import io.calico4j.route.fact.PoolFact;
import io.calico4j.route.fact.RouteDelta;
import io.calico4j.route.fact.RouteFacts;
import io.calico4j.route.fact.WorkloadFact;
import org.junit.jupiter.api.Test;

class RoutePlannerTest {
    private static final RouteFacts TWO_RACKS = RouteFacts.builder()
            .add(PoolFact.of("main", Cidr.parse("10.200.0.0/16"))
                    .withVxlan(EncapsulationMode.CROSS_SUBNET)
                    .withNatOutgoing(true))
            .add(node("near", "172.16.1.11/24", "10.200.0.1"))
            .add(node("rackmate", "172.16.1.12/24", "10.200.0.65"))
            .add(node("far", "172.16.2.13/24", "10.200.0.129"))
            .add(BlockFact.of(Cidr.parse("10.200.0.0/26"), "near"))
            .add(BlockFact.of(Cidr.parse("10.200.0.64/26"), "rackmate"))
            .add(BlockFact.of(Cidr.parse("10.200.0.128/26"), "far"))
            .add(WorkloadFact.of("near", "shop/web", Cidr.parse("10.200.0.5/32")))
            .build();

    private static NodeFact node(String name, String address, String tunnel) {
        return NodeFact.builder(name)
                .bgpAddress(HostAddress.parse(address))
                .vxlanIpv4(IpAddress.parse(tunnel))
                .build();
    }

    @Test
    void a_table_shows_hosts_pools_blocks_tunnels_and_own_workloads() {
        assertThat(RoutePlanner.compile(TWO_RACKS).routesOf("near").routes())
                .map(L3Route::toString)
                .containsExactly(
                        "10.200.0.0/16 [] pool=VXLAN nat",
                        "10.200.0.0/26 [LOCAL_WORKLOAD] pool=VXLAN node=near address=172.16.1.11 same-subnet nat",
                        "10.200.0.1/32 [LOCAL_TUNNEL] pool=VXLAN node=near address=172.16.1.11 same-subnet nat tunnels=[VXLAN]",
                        "10.200.0.5/32 [LOCAL_WORKLOAD] pool=VXLAN node=near address=172.16.1.11 same-subnet nat local",
                        "10.200.0.64/26 [REMOTE_WORKLOAD] pool=VXLAN node=rackmate address=172.16.1.12 same-subnet nat",
                        "10.200.0.65/32 [REMOTE_TUNNEL] pool=VXLAN node=rackmate address=172.16.1.12 same-subnet nat"
                                + " tunnels=[VXLAN]",
                        "10.200.0.128/26 [REMOTE_WORKLOAD] pool=VXLAN node=far address=172.16.2.13 nat",
                        "10.200.0.129/32 [REMOTE_TUNNEL] pool=VXLAN node=far address=172.16.2.13 nat tunnels=[VXLAN]",
                        "172.16.1.11/32 [LOCAL_HOST] pool=NONE node=near address=172.16.1.11",
                        "172.16.1.12/32 [REMOTE_HOST] pool=NONE node=rackmate address=172.16.1.12",
                        "172.16.2.13/32 [REMOTE_HOST] pool=NONE node=far address=172.16.2.13");
    }

    @Test
    void moving_a_node_into_the_subnet_changes_the_entries_that_lead_to_it() {
        RoutePlanner before = RoutePlanner.compile(TWO_RACKS);
        RoutePlanner after = before.apply(RouteDelta.builder()
                .set(node("far", "172.16.1.13/24", "10.200.0.129"))
                .build());
        RouteChanges changes = after.changesSince(before, "near");
        assertThat(changes.updated())
                .map(r -> r.destination() + (r.sameSubnet() ? " same" : ""))
                .containsExactly("10.200.0.128/26 same", "10.200.0.129/32 same", "172.16.1.13/32");
        assertThat(changes.removed()).containsExactly(Cidr.parse("172.16.2.13/32"));
    }

    @Test
    void a_prefix_without_length_puts_no_node_into_the_subnet() {
        RoutePlanner planner = RoutePlanner.compile(TWO_RACKS)
                .apply(RouteDelta.builder()
                        .set(node("near", "172.16.1.11/0", "10.200.0.1"))
                        .build());
        assertThat(planner.routesOf("near").routes())
                .filteredOn(L3Route::sameSubnet)
                .isEmpty();
        assertThat(planner.routesOf("rackmate").routes())
                .filteredOn(L3Route::sameSubnet)
                .map(L3Route::destination)
                .contains(Cidr.parse("10.200.0.1/32"));
    }

    @Test
    void a_new_address_in_the_old_subnet_shows_in_the_entries_of_own_workloads_too() {
        RoutePlanner before = RoutePlanner.compile(RouteFacts.builder()
                .add(node("near", "172.16.1.11/24", "10.200.0.1"))
                .add(BlockFact.of(Cidr.parse("10.200.0.64/26"), "rackmate"))
                .add(WorkloadFact.of("near", "shop/web", Cidr.parse("10.200.0.5/32")))
                .build());
        RoutePlanner after = before.apply(RouteDelta.builder()
                .set(node("near", "172.16.1.17/24", "10.200.0.1"))
                .build());
        assertThat(after.changesSince(before, "near").updated())
                .map(r -> r.destination() + " " + r.nodeAddress().orElseThrow())
                .containsExactly(
                        "10.200.0.1/32 172.16.1.17", "10.200.0.5/32 172.16.1.17", "172.16.1.17/32 172.16.1.17");
    }

    @Test
    void vteps_have_a_mac_address_made_from_the_name() {
        assertThat(Vtep.macOf("node1", IpFamily.V4)).isEqualTo("66:f9:37:c3:7e:94");
        assertThat(RoutePlanner.compile(TWO_RACKS).vteps()).map(Vtep::node).containsExactly("far", "near", "rackmate");
    }
}
