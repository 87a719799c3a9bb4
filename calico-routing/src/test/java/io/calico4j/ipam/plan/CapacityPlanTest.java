// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calico4j.ipam.store.IpamPool;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpFamily;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
        assertThat(plan.borrowedAddresses()).isEqualTo(38 * 110);
        LocalDate today = LocalDate.of(2030, 1, 1);
        assertThat(plan.blocksGoneOn(today, 3)).contains(today);
        assertThat(plan.dryOn(today, 3)).contains(today.plusDays(16));
    }

    @Test
    void a_growth_that_is_no_number_is_refused() {
        CapacityPlan plan = CapacityPlan.of(on("10.0.0.0/16", 26).build());
        LocalDate today = LocalDate.of(2030, 1, 1);
        for (double growth : new double[] {-0.5, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> plan.dryOn(today, growth)).hasMessageContaining("at least 0: " + growth);
        }
        assertThat(plan.dryOn(today, 0.0001)).isEmpty();
    }

    @Test
    void pools_of_several_sizes_are_used_in_the_order_of_their_names() {
        CapacityPlan plan = CapacityPlan.of(CapacityDemand.on(List.of(
                        IpamPool.builder("b", "10.1.0.0/24").blockSize(28).build(),
                        IpamPool.builder("a", "10.0.0.0/24").blockSize(26).build()))
                .podsPerNode(70)
                .maxBlocksPerHost(3)
                .strictAffinity(true)
                .nodes(3)
                .build());
        assertThat(plan.hasOneBlockSize()).isFalse();
        assertThat(plan.mostNodes()).isEqualTo(2);
        assertThat(plan.unservedAddresses()).isEqualTo(70 - 3 * 16);
        assertThat(plan.options()).extracting(BlockSizeOption::blockPrefix).containsExactly(24, 25, 26, 27, 28, 29, 30);
    }

    @Test
    void where_reservations_cut_every_block_the_sure_numbers_are_those_of_the_smallest() {
        List<Cidr> cut = java.util.stream.IntStream.range(0, 4)
                .mapToObj(i -> Cidr.parse("10.0.0." + (64 * i) + (i == 3 ? "/30" : "/32")))
                .toList();
        CapacityPlan plan = CapacityPlan.of(on("10.0.0.0/24", 26)
                .reservations(cut)
                .podsPerNode(60)
                .strictAffinity(true)
                .nodes(4)
                .build());
        assertThat(plan.fits()).isTrue();
        assertThat(plan.exact()).isTrue();
        CapacityPlan tight = CapacityPlan.of(on("10.0.0.0/24", 26)
                .reservations(cut)
                .podsPerNode(62)
                .strictAffinity(true)
                .nodes(4)
                .build());
        assertThat(tight.exact()).isFalse();
        assertThat(tight.mostNodes()).isEqualTo(2);
    }

    @Test
    void the_pools_must_grow_by_what_is_missing() {
        CapacityPlan plan = CapacityPlan.of(on("10.0.0.0/24", 26)
                .nodes(20)
                .podsPerNode(60)
                .strictAffinity(true)
                .build());
        assertThat(plan.why())
                .contains("no size of blocks is enough for 20 nodes, so the pools must grow, such as by a /22");
    }

    @Test
    void more_addresses_on_a_node_than_there_can_be_are_refused() {
        assertThatThrownBy(() -> on("10.0.0.0/24", 26)
                        .podsPerNode(Integer.MAX_VALUE)
                        .surgePerNode(1)
                        .build())
                .hasMessage("a node has less than 2^31 addresses: 2147483647 pods, a surge of 1 and 0 tunnels");
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
}
