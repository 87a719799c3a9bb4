// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.ipam.block.AllocationAttribute;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.block.OwnerAttributes;
import io.calico4j.ipam.store.IpamPool;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The arithmetic of a plan says what the engine does, node after node. */
class PlanMeetsEngineTest {
    private static final String[] V4 = {"10.0.0.0", "10.0.1.0", "10.0.2.0"};
    private static final String[] V6 = {"fd00::", "fd00::100", "fd00::200"};

    /** A pool of up to 128 addresses; its name decides when its turn is. */
    private record Pool(String name, int prefixFromEnd, int blocksExponent, int disabled) {}

    private record Reservation(int pool, int offset, int exponent) {}

    private record Case(
            IpFamily family,
            List<Pool> pools,
            List<Reservation> reservations,
            int nodes,
            int pods,
            int surge,
            int tunnels,
            boolean strict,
            int limit) {
        CapacityDemand demand() {
            String[] bases = family == IpFamily.V4 ? V4 : V6;
            List<IpamPool> all = new ArrayList<>();
            for (int i = 0; i < pools.size(); i++) {
                Pool pool = pools.get(i);
                int prefix = family.bits() - pool.prefixFromEnd;
                all.add(IpamPool.builder(pool.name + i, bases[i] + "/" + prefix)
                        .blockSize(Math.min(family.bits() - 1, prefix + pool.blocksExponent))
                        .disabled(pool.disabled == 0)
                        .build());
            }
            List<Cidr> reserved = new ArrayList<>();
            for (Reservation some : reservations) {
                Cidr base = Cidr.parse(bases[some.pool] + "/" + family.bits());
                reserved.add(Cidr.of(base.network().plus(some.offset), family.bits() - some.exponent));
            }
            return CapacityDemand.on(all)
                    .family(family)
                    .nodes(nodes)
                    .podsPerNode(pods)
                    .surgePerNode(surge)
                    .tunnelsPerNode(tunnels)
                    .strictAffinity(strict)
                    .maxBlocksPerHost(limit)
                    .reservations(reserved)
                    .build();
        }
    }

    @Provide
    static Arbitrary<Case> cases() {
        Arbitrary<Pool> pool = Combinators.combine(
                        Arbitraries.of("m", "c", "x", "B"),
                        Arbitraries.integers().between(2, 7),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 7))
                .as(Pool::new);
        Arbitrary<Reservation> reservation = Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 127),
                        Arbitraries.integers().between(0, 4))
                .as(Reservation::new);
        Arbitrary<List<Reservation>> reservations = Arbitraries.oneOf(
                Arbitraries.just(List.of()), reservation.list().ofMinSize(1).ofMaxSize(4));
        return Combinators.combine(
                        Arbitraries.of(IpFamily.V4, IpFamily.V4, IpFamily.V6),
                        pool.list().ofMinSize(1).ofMaxSize(3),
                        reservations,
                        Arbitraries.integers().between(1, 30),
                        Arbitraries.integers().between(0, 24),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of(true, false),
                        Arbitraries.of(0, 0, 0, 1, 2, 3, 5))
                .as((family, pools, reserved, nodes, pods, more, strict, limit) ->
                        new Case(family, pools, reserved, nodes, pods, more, more / 2, strict, limit));
    }

    @Property(tries = 500)
    void the_plan_is_what_the_engine_does(@ForAll("cases") Case given) {
        CapacityDemand demand = given.demand();
        CapacityPlan plan = CapacityPlan.of(demand);
        assertThat(plan.exact() || !given.reservations.isEmpty()).isTrue();
        int nodes = given.nodes;
        GrowthSimulation simulation = GrowthSimulation.of(
                demand, GrowthProfile.of(nodes, Math.min(1, nodes), nodes, demand.addressesPerNode()));
        List<Utilisation> days = simulation.run();
        Utilisation last = days.get(days.size() - 1);
        long served = days.stream().filter(day -> day.waiting() == 0).count();
        long own = days.stream()
                .filter(day -> day.waiting() == 0 && day.borrowed() == 0)
                .count();
        long borrowers = borrowers(simulation.store());
        assertThat(plan.fits() && plan.exact()).isEqualTo(plan.exact() && last.waiting() == 0);
        if (plan.exact()) {
            assertThat(served).isEqualTo(Math.min(nodes, plan.mostNodes()));
            assertThat(own).isEqualTo(Math.min(nodes, plan.current().nodesWithoutBorrowing()));
            assertThat(last.waiting()).isEqualTo(plan.unservedAddresses());
            assertThat(last.borrowed()).isEqualTo(plan.borrowedAddresses());
            assertThat(borrowers).isEqualTo(plan.borrowingNodes());
            if (given.reservations.isEmpty()) {
                assertThat(last.blocks() + last.borrowed())
                        .isEqualTo(plan.current().routes());
            }
        } else {
            assertThat(served).isGreaterThanOrEqualTo(Math.min(nodes, plan.mostNodes()));
            assertThat(own)
                    .isGreaterThanOrEqualTo(Math.min(nodes, plan.current().nodesWithoutBorrowing()));
            assertThat(last.waiting()).isLessThanOrEqualTo(plan.unservedAddresses());
            assertThat(last.borrowed()).isLessThanOrEqualTo(plan.borrowedAddresses());
            assertThat(borrowers).isLessThanOrEqualTo(plan.borrowingNodes());
            assertThat(last.blocks()).isLessThanOrEqualTo((int) plan.current().blocks());
        }
    }

    private static long borrowers(IpamStore store) {
        TreeSet<String> nodes = new TreeSet<>();
        for (var entry : store.list(IpamRange.blocks())) {
            AllocationBlock block = entry.value();
            for (AllocationAttribute holder : block.attributes()) {
                String node = holder.active().orElseThrow().valueOrEmpty(OwnerAttributes.NODE);
                if (!block.affinity().orElse("").equals("host:" + node)) {
                    nodes.add(node);
                }
            }
        }
        return nodes.size();
    }
}
