// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.bgp.BgpPlan;
import io.calico4j.net.Cidr;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each speaker of the reference topologies holds. */
class BgpPropagationTest {

    private static BgpPropagation reflectors(String... down) {
        return BgpPropagation.of(
                BgpNetwork.of(BgpPlan.of(Topologies.reflectors())).without(down));
    }

    @Test
    void a_mesh_reaches_every_block_by_one_hop() {
        BgpPropagation mesh = BgpPropagation.of(BgpNetwork.of(BgpPlan.of(Topologies.meshOfFour())));
        assertThat(mesh.reach().isComplete()).isTrue();
        assertThat(mesh.copies()).isEqualTo(12);
        BgpRoute route = mesh.routesOf("n1", Cidr.parse("10.244.3.0/26")).get(0);
        assertThat(route.from()).isEqualTo("n3");
        assertThat(route.nextHop()).hasToString("Optional[10.9.0.3]");
        assertThat(route.localPreference()).isEqualTo(2_147_483_647L - 1024);
        assertThat(route.originator()).isEmpty();
    }

    @Test
    void clients_hear_of_each_other_over_both_reflectors_and_prefer_the_lower_address() {
        List<BgpRoute> routes = reflectors().routesOf("n23", Cidr.parse("10.244.99.64/26"));
        assertThat(routes).extracting(BgpRoute::from).startsWith("rr1").contains("rr2");
        assertThat(routes.get(0).nextHop()).hasToString("Optional[10.9.1.1]");
        assertThat(routes.get(0).originator()).contains("10.9.1.1");
        assertThat(routes.get(0).clusters()).containsExactly("244.0.0.1");
    }

    @Test
    void the_failure_of_one_reflector_costs_nothing_but_its_own_block() {
        BgpPropagation failed = reflectors("rr1");
        assertThat(failed.reach().isComplete()).isTrue();
        assertThat(failed.destinations()).doesNotContain(Cidr.parse("10.244.19.0/26"));
        assertThat(failed.routesOf("n23", Cidr.parse("10.244.99.64/26")))
                .extracting(BgpRoute::from)
                .containsOnly("rr2");
        assertThat(reflectors("rr1", "rr2").reach().reached()).isEqualTo(7);
    }

    @Test
    void routers_see_routable_blocks_and_services_and_nothing_hidden() {
        BgpPropagation racks = BgpPropagation.of(Topologies.withRouters(BgpNetwork.of(BgpPlan.of(Topologies.racks()))));
        assertThat(racks.routesOf("tor1"))
                .extracting(r -> r.destination().toString())
                .noneMatch(d -> d.startsWith("10.244."))
                .contains("198.51.100.80/28", "10.96.0.0/16", "0.0.0.0/0");
        BgpRoute remote =
                racks.routesOf("tor1", Cidr.parse("198.51.100.144/28")).get(0);
        assertThat(remote.asPath()).containsExactly(64802L, 64702L);
        assertThat(remote.communities()).hasToString("[64701:300]");
        assertThat(racks.routesOf("r1n1", Cidr.parse("198.51.100.144/28"))
                        .get(0)
                        .asPath())
                .containsExactly(64801L, 64802L, 64702L);
    }

    @Test
    void putting_speakers_together_changes_nothing() {
        for (var snapshot : List.of(Topologies.meshOfFour(), Topologies.reflectors(), Topologies.racks())) {
            BgpNetwork network = Topologies.withRouters(BgpNetwork.of(BgpPlan.of(snapshot)));
            BgpPropagation together = BgpPropagation.of(network);
            BgpPropagation alone = BgpPropagation.oneByOne(network);
            for (String speaker : alone.speakers()) {
                assertThat(together.routesOf(speaker)).as(speaker).isEqualTo(alone.routesOf(speaker));
            }
            assertThat(together.reach()).isEqualTo(alone.reach());
            assertThat(together.copies()).isEqualTo(alone.copies());
        }
    }
}
