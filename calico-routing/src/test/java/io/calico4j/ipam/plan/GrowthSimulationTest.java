// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calico4j.ipam.AutoAssignRequest;
import io.calico4j.ipam.Ipam;
import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.block.OwnerAttributes;
import io.calico4j.ipam.store.InMemoryIpamStore;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamNode;
import io.calico4j.ipam.store.IpamPool;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.label.Labels;
import io.calico4j.net.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GrowthSimulationTest {
    private static CapacityDemand demand(String cidr, int blockSize) {
        return CapacityDemand.on(List.of(
                        IpamPool.builder("pool-1", cidr).blockSize(blockSize).build()))
                .build();
    }

    @Test
    void steady_growth_fills_blocks_evenly() {
        List<Utilisation> timeline = GrowthSimulation.of(demand("10.0.0.0/22", 26), GrowthProfile.of(5, 2, 6, 30))
                .run();
        assertThat(timeline)
                .containsExactly(
                        new Utilisation(0, 2, 60, 0, 2, 0, 0, 60),
                        new Utilisation(1, 3, 90, 0, 3, 0, 0, 90),
                        new Utilisation(2, 4, 120, 0, 4, 0, 0, 120),
                        new Utilisation(3, 5, 150, 0, 5, 0, 0, 150),
                        new Utilisation(4, 6, 180, 0, 6, 0, 0, 180));
        assertThat(GrowthSimulation.firstShortage(timeline)).isEmpty();
    }

    @Test
    void a_pool_that_runs_dry_shows_borrowing_first_and_waiting_after() {
        List<Utilisation> timeline = GrowthSimulation.of(demand("10.0.0.0/24", 26), GrowthProfile.of(9, 2, 10, 30))
                .run();
        assertThat(GrowthSimulation.firstShortage(timeline)).hasValue(7);
        assertThat(timeline.get(3).borrowed()).isEqualTo(30);
        assertThat(timeline.get(6)).isEqualTo(new Utilisation(6, 8, 240, 120, 4, 0, 0, 240));
        assertThat(timeline.get(7).used()).isEqualTo(256);
        assertThat(timeline.get(8).waiting()).isEqualTo(300 - 256);
    }

    @Test
    void the_days_of_the_first_borrowing_and_the_first_shortage_are_in_the_time_line_however_seldom_it_is_sampled() {
        GrowthProfile profile = GrowthProfile.of(9, 2, 10, 30).withSampleEvery(100);
        List<Integer> evenings = new ArrayList<>();
        List<Utilisation> timeline =
                GrowthSimulation.of(demand("10.0.0.0/24", 26), profile).run(evenings::add);
        assertThat(timeline).extracting(Utilisation::day).containsExactly(0, 3, 7, 8);
        assertThat(GrowthSimulation.firstBorrowing(timeline)).hasValue(3);
        assertThat(GrowthSimulation.firstShortage(timeline)).hasValue(7);
        assertThat(evenings).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void numbers_out_of_range_are_named() {
        assertThatThrownBy(() -> GrowthProfile.of(0, 1, 1, 1)).hasMessage("the number of days is 1..36525: 0");
        assertThatThrownBy(() -> GrowthProfile.of(1, -2, 1, 1))
                .hasMessage("the number of nodes at the start is 0..20000000: -2");
        assertThatThrownBy(() -> GrowthProfile.of(1, 2, 3, 20_000_000))
                .hasMessage("more pods than the 20000000 that can be simulated: 3 nodes of 20000000");
        assertThatThrownBy(() -> GrowthProfile.of(1, 2, 3, 4).withChurn(Double.NaN, false))
                .hasMessage("the part of replaced pods is 0..1: NaN");
    }

    @Test
    void equal_inputs_give_equal_results_and_other_seeds_others() {
        GrowthProfile profile =
                GrowthProfile.of(30, 10, 20, 25).withChurn(0.2, true).withSampleEvery(7);
        List<Utilisation> one =
                GrowthSimulation.of(demand("10.0.0.0/20", 27), profile).run();
        assertThat(GrowthSimulation.of(demand("10.0.0.0/20", 27), profile).run())
                .isEqualTo(one);
        assertThat(one).extracting(Utilisation::day).containsExactly(0, 7, 14, 21, 28, 29);
    }

    @Test
    void a_replay_of_its_events_on_another_store_ends_in_the_same_state() {
        CapacityDemand demand = demand("10.0.0.0/23", 28);
        GrowthProfile profile = new GrowthProfile(40, 12, 4, 24, 0.3, true, 5, 7);
        List<GrowthSimulation.Event> events = new ArrayList<>();
        GrowthSimulation simulation = GrowthSimulation.of(demand, profile).observedBy(events::add);
        Utilisation last = simulation.run().get(profile.days() / 5);
        InMemoryIpamStore replayed = InMemoryIpamStore.serialized();
        GrowthSimulation.prepare(demand, replayed);
        Ipam ipam = Ipam.over(replayed);
        events.forEach(event -> replay(ipam, replayed, event));
        assertThat(events).hasSizeGreaterThan(1_000);
        assertThat(last.operations())
                .isEqualTo(events.stream()
                        .filter(event -> event.kind() == GrowthSimulation.Kind.POD_COMES
                                || event.kind() == GrowthSimulation.Kind.POD_GOES)
                        .count());
        assertThat(allocations(replayed)).isEqualTo(allocations(simulation.store()));
        assertThat(replayed.list(IpamRange.blocks()).stream()
                        .mapToLong(block -> block.value().usedCount())
                        .sum())
                .isEqualTo(last.used())
                .isEqualTo(4 * 24);
        assertThat(replayed.list(IpamRange.handles())).hasSize(4 * 24);
    }

    @Test
    void a_pool_that_selects_the_nodes_by_their_labels_serves_them() {
        IpamPool pool = IpamPool.builder("rack-7", "10.7.0.0/24")
                .nodeSelector("rack == '7'")
                .build();
        CapacityDemand demand = CapacityDemand.on(List.of(pool))
                .nodeLabels(Labels.of("rack", "7"))
                .build();
        assertThat(GrowthSimulation.of(demand, GrowthProfile.of(1, 3, 3, 20)).run())
                .containsExactly(new Utilisation(0, 3, 60, 0, 3, 0, 0, 60));
    }

    @Property(tries = 40)
    void nodes_side_by_side_end_as_nodes_one_by_one_do(
            @ForAll @IntRange(min = 0, max = 12) int nodesAtStart,
            @ForAll @IntRange(min = 0, max = 12) int nodesAtEnd,
            @ForAll @IntRange(min = 0, max = 40) int pods,
            @ForAll @IntRange(min = 25, max = 29) int blockSize,
            @ForAll boolean surge,
            @ForAll boolean strict,
            @ForAll boolean overlapping) {
        List<IpamPool> pools = new ArrayList<>(List.of(
                IpamPool.builder("a", "10.0.0.0/24").blockSize(blockSize).build(),
                IpamPool.builder("b", "10.0.1.0/25").blockSize(28).build()));
        if (overlapping) {
            pools.add(IpamPool.builder("0", "10.0.0.0/26")
                    .nodeSelector("has(rack)")
                    .build());
        }
        CapacityDemand demand = CapacityDemand.on(pools)
                .strictAffinity(strict)
                .reservations(List.of(Cidr.parse("10.0.0.8/30"), Cidr.parse("10.0.1.0/28")))
                .build();
        GrowthProfile profile = new GrowthProfile(15, nodesAtStart, nodesAtEnd, pods, 0.25, surge, 1, 3);
        GrowthSimulation sideBySide = GrowthSimulation.of(demand, profile);
        GrowthSimulation oneByOne = GrowthSimulation.of(demand, profile).observedBy(event -> {});
        assertThat(sideBySide.run()).isEqualTo(oneByOne.run());
        assertThat(sideBySide.store().dump()).isEqualTo(oneByOne.store().dump());
    }

    @Test
    void nodes_that_lose_blocks_to_an_overlapping_pool_live_one_by_one() {
        CapacityDemand demand = CapacityDemand.on(List.of(
                        IpamPool.builder("0", "10.0.0.0/25")
                                .nodeSelector("has(rack)")
                                .build(),
                        IpamPool.builder("a", "10.0.0.0/25").blockSize(30).build()))
                .build();
        GrowthProfile profile = new GrowthProfile(60, 24, 24, 1, 1, false, 1, 5);
        GrowthSimulation sideBySide = GrowthSimulation.of(demand, profile);
        GrowthSimulation oneByOne = GrowthSimulation.of(demand, profile).observedBy(event -> {});
        assertThat(sideBySide.run()).isEqualTo(oneByOne.run());
        assertThat(sideBySide.store().dump()).isEqualTo(oneByOne.store().dump());
    }

    private static void replay(Ipam ipam, InMemoryIpamStore store, GrowthSimulation.Event event) {
        switch (event.kind()) {
            case NODE_COMES ->
                store.apply(new IpamKey.NodeKey(event.node()), new IpamNode(event.node(), Labels.empty()));
            case NODE_GOES -> {
                ipam.removeHost(AffinityOwner.host(event.node()));
                store.remove(new IpamKey.NodeKey(event.node()));
            }
            case POD_COMES -> {
                var unused = ipam.autoAssign(AutoAssignRequest.on(event.node())
                        .v4(1)
                        .handle(event.handle())
                        .attributes(OwnerAttributes.of("node", event.node()))
                        .build());
            }
            case POD_GOES -> ipam.releaseByHandle(event.handle());
        }
    }

    private static Map<String, String> allocations(IpamStore store) {
        TreeMap<String, String> allocations = new TreeMap<>();
        for (var entry : store.list(IpamRange.blocks())) {
            for (int ordinal = 0; ordinal < entry.value().size(); ordinal++) {
                allocations.put(
                        entry.value().address(ordinal).toString(),
                        String.valueOf(entry.value().holder(ordinal)));
            }
        }
        return allocations;
    }
}
