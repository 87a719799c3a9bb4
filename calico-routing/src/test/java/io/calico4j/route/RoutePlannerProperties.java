// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.route.fact.RouteDelta;
import io.calico4j.route.fact.RouteFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The laws of {@link RoutePlanner} on random clusters of few addresses, so that facts of all kinds meet. */
class RoutePlannerProperties {
    private static final List<String> NAMES = RandomFacts.NAMES;

    @Property(tries = 400)
    void tables_follow_the_rules_as_stated(@ForAll long seed) {
        RouteFacts facts = RandomFacts.facts(new Random(seed));
        RoutePlanner planner = RoutePlanner.compile(facts);
        for (String name : NAMES) {
            assertThat(texts(planner, name)).isEqualTo(NaiveTables.of(facts, name));
        }
    }

    @Property(tries = 200)
    void the_order_of_facts_never_matters(@ForAll long seed) {
        RouteFacts facts = RandomFacts.facts(new Random(seed));
        RouteFacts.Builder other = RouteFacts.builder().source(facts.source());
        // of two facts with one key the later counts, so that only the survivors are added in the other order
        List<RouteDelta.Change> survivors = new ArrayList<>();
        facts.workloads().forEach(w -> survivors.add(new RouteDelta.SetWorkload(w)));
        facts.blocks().forEach(w -> survivors.add(new RouteDelta.SetBlock(w)));
        facts.nodes().forEach(w -> survivors.add(new RouteDelta.SetNode(w)));
        facts.pools().forEach(w -> survivors.add(new RouteDelta.SetPool(w)));
        Collections.shuffle(survivors, new Random(seed));
        survivors.forEach(c -> c.applyTo(other));
        RoutePlanner one = RoutePlanner.compile(facts);
        RoutePlanner two = RoutePlanner.compile(
                        RouteFacts.builder().source(facts.source()).build())
                .apply(new RouteDelta(survivors));
        for (String name : NAMES) {
            assertThat(RoutePlanner.compile(other.build()).routesOf(name)).isEqualTo(one.routesOf(name));
            assertThat(two.routesOf(name)).isEqualTo(one.routesOf(name));
        }
    }

    @Property(tries = 300)
    void applying_a_change_equals_compiling_the_changed_facts_and_says_what_changed(@ForAll long seed) {
        Random random = new Random(seed);
        RouteFacts facts = RandomFacts.facts(random);
        RoutePlanner planner = RoutePlanner.compile(facts);
        for (int step = 0; step < 6; step++) {
            RouteDelta delta = new RouteDelta(List.of(RandomFacts.change(random)));
            RouteFacts next = facts.apply(delta);
            RoutePlanner applied = planner.apply(delta);
            for (String name : NAMES) {
                assertThat(applied.routesOf(name))
                        .isEqualTo(RoutePlanner.compile(next).routesOf(name));
                RouteChanges said = applied.changesSince(planner, name);
                assertThat(said).as("%s", delta).isEqualTo(difference(planner, applied, name));
                assertThat(RoutePlanner.compile(next).changesSince(planner, name))
                        .isEqualTo(said);
            }
            facts = next;
            planner = applied;
        }
    }

    @Property(tries = 200)
    void a_lookup_finds_the_entry_of_the_longest_prefix(@ForAll long seed) {
        Random random = new Random(seed);
        RoutePlanner planner = RoutePlanner.compile(RandomFacts.facts(random));
        IpAddress address = RandomFacts.address(random);
        for (String name : NAMES) {
            Optional<L3Route> longest = planner.routesOf(name).routes().stream()
                    .filter(r -> r.destination().contains(address))
                    .reduce((x, y) -> y);
            if (!address.isUnspecified()) {
                assertThat(planner.lookup(name, address)).isEqualTo(longest);
            }
        }
    }

    private static RouteChanges difference(RoutePlanner before, RoutePlanner after, String node) {
        Map<Cidr, L3Route> was = new TreeMap<>();
        before.routesOf(node).routes().forEach(r -> was.put(r.destination(), r));
        List<L3Route> updated = new ArrayList<>();
        for (L3Route r : after.routesOf(node).routes()) {
            if (!r.equals(was.remove(r.destination()))) {
                updated.add(r);
            }
        }
        return new RouteChanges(updated, List.copyOf(was.keySet()));
    }

    private static List<String> texts(RoutePlanner planner, String node) {
        return planner.routesOf(node).routes().stream().map(L3Route::toString).toList();
    }
}
