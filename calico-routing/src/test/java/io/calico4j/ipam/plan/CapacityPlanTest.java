// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.ipam.store.IpamPool;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpFamily;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CapacityPlanTest {
    private static CapacityDemand.Builder on(String cidr, int blockSize) {
        return CapacityDemand.on(
                List.of(IpamPool.builder("pool-1", cidr).blockSize(blockSize).build()));
    }

    @Test
    void a_default_pool_lasts_for_512_nodes_of_two_blocks_each() {
        CapacityPlan plan = CapacityPlan.of(on("10.0.0.0/16", 26)
                .nodes(400)
                .podsPerNode(110)
                .strictAffinity(true)
                .build());
        assertThat(plan.fits()).isTrue();
        assertThat(plan.current()).isEqualTo(new BlockSizeOption(26, 1024, 2, 512, 512, 800, 18, true));
        assertThat(plan.borrowingNodes()).isZero();
        assertThat(plan.unservedAddresses()).isZero();
        assertThat(plan.exact()).isTrue();
        assertThat(plan.dryOn(LocalDate.of(2030, 1, 1), 2.0)).contains(LocalDate.of(2030, 2, 27));
        assertThat(plan.dryOn(LocalDate.of(2030, 1, 1), 0)).isEmpty();
    }

    @Test
    void without_strict_affinity_late_nodes_borrow_what_others_leave() {
        CapacityPlan plan = CapacityPlan.of(
                on("10.0.0.0/16", 26).nodes(550).podsPerNode(110).build());
        assertThat(plan.current().nodesWithoutBorrowing()).isEqualTo(512);
        assertThat(plan.mostNodes()).isEqualTo(65_536 / 110);
        assertThat(plan.fits()).isTrue();
        assertThat(plan.borrowingNodes()).isEqualTo(38);
    }

    @Test
    void a_node_at_the_limit_of_blocks_gets_no_more_and_does_not_borrow() {
        CapacityPlan plan =
                CapacityPlan.of(on("10.0.0.0/16", 30).nodes(3).podsPerNode(100).build());
        assertThat(plan.current().withinLimit()).isFalse();
        assertThat(plan.fits()).isFalse();
        assertThat(plan.mostNodes()).isZero();
        assertThat(plan.unservedAddresses()).isEqualTo(3 * (100 - 20 * 4));
        assertThat(plan.best().blockPrefix()).isEqualTo(25);
    }

    @Test
    void the_best_size_is_named_with_its_reason() {
        CapacityPlan plan = CapacityPlan.of(on("10.0.0.0/18", 26)
                .nodes(200)
                .podsPerNode(40)
                .tunnelsPerNode(1)
                .surgePerNode(3)
                .build());
        assertThat(plan.best().blockPrefix()).isEqualTo(26);
        assertThat(plan.why())
                .contains("/26: 1 block a node, 200 routes, 20 idle addresses", "fewest routes", "have it already");
        CapacityPlan full =
                CapacityPlan.of(on("10.0.0.0/24", 26).nodes(20).podsPerNode(30).build());
        assertThat(full.fits()).isFalse();
        assertThat(full.why()).contains("the pools must grow");
    }

    @Test
    void reservations_and_unusable_pools_do_not_count() {
        List<IpamPool> pools = new ArrayList<>();
        pools.add(IpamPool.builder("a", "10.0.0.0/24").blockSize(26).build());
        pools.add(IpamPool.builder("b", "10.1.0.0/24")
                .blockSize(26)
                .disabled(true)
                .build());
        pools.add(
                IpamPool.builder("c", "10.2.0.0/24").blockSize(26).manual(true).build());
        pools.add(IpamPool.builder("d", "10.3.0.0/24")
                .blockSize(26)
                .allowedUses(List.of("LoadBalancer"))
                .build());
        pools.add(IpamPool.builder("e", "10.4.0.0/24")
                .blockSize(26)
                .nodeSelector("rack == 'x'")
                .build());
        pools.add(IpamPool.builder("f", "fd00::/120").blockSize(122).build());
        CapacityPlan plan = CapacityPlan.of(CapacityDemand.on(pools)
                .reservations(List.of(Cidr.parse("10.0.0.0/26"), Cidr.parse("10.0.0.8/29"), Cidr.parse("10.9.0.0/16")))
                .nodes(3)
                .podsPerNode(64)
                .build());
        assertThat(plan.current().blocks()).isEqualTo(3);
        assertThat(plan.mostNodes()).isEqualTo(3);
        CapacityPlan v6 = CapacityPlan.of(CapacityDemand.on(pools)
                .family(IpFamily.V6)
                .nodes(4)
                .podsPerNode(64)
                .build());
        assertThat(v6.current().blocks()).isEqualTo(4);
        assertThat(v6.fits()).isTrue();
    }

    @Test
    void a_huge_ipv6_pool_is_no_problem() {
        CapacityPlan plan = CapacityPlan.of(CapacityDemand.on(List.of(IpamPool.of("six", "fd00::/48")))
                .family(IpFamily.V6)
                .nodes(5_000)
                .build());
        assertThat(plan.fits()).isTrue();
        assertThat(plan.mostNodes()).isGreaterThan(100_000_000L);
    }

    /** The arithmetic says what the engine does, node after node. */
    @Property(tries = 60)
    void the_engine_serves_as_many_nodes_as_the_plan_says(
            @ForAll @IntRange(min = 24, max = 27) int pool,
            @ForAll @IntRange(min = 0, max = 3) int exponent,
            @ForAll @IntRange(min = 1, max = 40) int pods,
            @ForAll @IntRange(min = 0, max = 6) int limit,
            @ForAll boolean strict) {
        CapacityDemand.Builder demand = on("10.0.0.0/" + pool, pool + exponent).podsPerNode(pods);
        int maxBlocks = strict ? limit : 0;
        CapacityDemand asked = demand.strictAffinity(strict)
                .maxBlocksPerHost(maxBlocks)
                .nodes(1)
                .build();
        CapacityPlan plan = CapacityPlan.of(asked);
        int served = 0;
        long short0 = 0;
        for (int nodes = 1; nodes <= 300; nodes++) {
            var timeline = GrowthSimulation.of(asked, GrowthProfile.of(nodes, 1, nodes, pods))
                    .run();
            short0 = timeline.get(timeline.size() - 1).waiting();
            if (short0 > 0) {
                break;
            }
            served = nodes;
        }
        assertThat((long) served).isEqualTo(plan.mostNodes());
        CapacityPlan next = CapacityPlan.of(on("10.0.0.0/" + pool, pool + exponent)
                .podsPerNode(pods)
                .strictAffinity(strict)
                .maxBlocksPerHost(maxBlocks)
                .nodes(served + 1)
                .build());
        assertThat(next.unservedAddresses()).isEqualTo(short0);
    }
}
