// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.resource.pool.EncapsulationMode;
import io.calico4j.route.fact.BlockFact;
import io.calico4j.route.fact.HostAddress;
import io.calico4j.route.fact.MigrationState;
import io.calico4j.route.fact.NodeFact;
import io.calico4j.route.fact.PoolFact;
import io.calico4j.route.fact.RouteDelta;
import io.calico4j.route.fact.RouteFacts;
import io.calico4j.route.fact.RouteSource;
import io.calico4j.route.fact.WorkloadFact;
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
    private static final List<String> NAMES = List.of("a", "b", "c", "B");

    private final List<RouteDelta.Change> changes = new ArrayList<>();

    @Property(tries = 400)
    void tables_follow_the_rules_as_stated(@ForAll long seed) {
        RouteFacts facts = facts(new Random(seed));
        RoutePlanner planner = RoutePlanner.compile(facts);
        for (String name : NAMES) {
            assertThat(texts(planner, name)).isEqualTo(NaiveTables.of(facts, name));
        }
    }

    @Property(tries = 200)
    void the_order_of_facts_never_matters(@ForAll long seed) {
        RouteFacts facts = facts(new Random(seed));
        Collections.reverse(changes);
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
        RouteFacts facts = facts(random);
        RoutePlanner planner = RoutePlanner.compile(facts);
        for (int step = 0; step < 6; step++) {
            RouteDelta delta = new RouteDelta(List.of(change(random)));
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
        RoutePlanner planner = RoutePlanner.compile(facts(random));
        IpAddress address = address(random);
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

    private RouteFacts facts(Random random) {
        changes.clear();
        RouteFacts.Builder b = RouteFacts.builder();
        b.source(random.nextInt(3) == 0 ? RouteSource.WORKLOAD_IPS : RouteSource.CALICO_IPAM);
        int size = random.nextInt(25);
        for (int i = 0; i < size; i++) {
            RouteDelta.Change change = change(random);
            changes.add(change);
            change.applyTo(b);
        }
        return b.build();
    }

    private static RouteDelta.Change change(Random random) {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        return switch (random.nextInt(12)) {
            case 0 -> new RouteDelta.RemovePool(name);
            case 1 -> new RouteDelta.RemoveNode(name);
            case 2 -> new RouteDelta.RemoveBlock(net(random, 29));
            case 3 -> new RouteDelta.RemoveWorkload(name, "w" + random.nextInt(3));
            case 4, 5 -> new RouteDelta.SetPool(pool(random, name));
            case 6, 7 -> new RouteDelta.SetNode(node(random, name));
            case 8, 9 ->
                new RouteDelta.SetWorkload(new WorkloadFact(
                        name,
                        "w" + random.nextInt(3),
                        "cali1",
                        "",
                        List.of(net(random, 32), net(random, random.nextInt(4) == 0 ? 30 : 32)),
                        List.of(),
                        MigrationState.BASE));
            default -> new RouteDelta.SetBlock(block(random));
        };
    }

    private static PoolFact pool(Random random, String name) {
        EncapsulationMode[] modes = EncapsulationMode.values();
        return PoolFact.of(name, net(random, 27))
                .withIpip(modes[random.nextInt(3)])
                .withVxlan(random.nextBoolean() ? EncapsulationMode.NEVER : modes[random.nextInt(3)])
                .withNatOutgoing(random.nextBoolean())
                .withLoadBalancerOnly(random.nextInt(5) == 0);
    }

    private static NodeFact node(Random random, String name) {
        NodeFact.Builder b = NodeFact.builder(name);
        if (random.nextInt(4) > 0) {
            b.bgpAddress(new HostAddress(v4(random), 28 + random.nextInt(5)));
        }
        if (random.nextInt(3) == 0) {
            b.bgpAddress(new HostAddress(v6(random), 120 + random.nextInt(9)));
        }
        if (random.nextInt(3) == 0) {
            b.addListed(new HostAddress(address(random), 28), random.nextBoolean() ? "InternalIP" : "ExternalIP");
        }
        if (random.nextInt(3) == 0) {
            b.ipipAddress(v4(random));
        }
        if (random.nextInt(3) == 0) {
            b.vxlanIpv4(v4(random)).vxlanIpv6(v6(random));
        }
        if (random.nextInt(3) == 0) {
            b.wireguardIpv4(v4(random));
        }
        return b.build();
    }

    private static BlockFact block(Random random) {
        Cidr cidr = net(random, 29);
        List<BlockFact.Allocation> allocations = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            long offset = random.nextInt((int) Math.min(8, cidr.sizeSaturated()));
            allocations.add(new BlockFact.Allocation(
                    cidr.address(offset), random.nextInt(5) == 0 ? "" : "abc".substring(i, i + 1)));
        }
        String affinity = (random.nextInt(4) == 0 ? "virtual:" : "host:") + NAMES.get(random.nextInt(NAMES.size()));
        return BlockFact.of(cidr, random.nextInt(5) == 0 ? Optional.empty() : Optional.of(affinity), allocations);
    }

    private static Cidr net(Random random, int length) {
        int shorter = random.nextInt(4) == 0 ? random.nextInt(3) : 0;
        IpAddress address = address(random);
        return Cidr.of(address, (address.isV4() ? length : length + 96) - shorter);
    }

    private static IpAddress address(Random random) {
        return random.nextInt(4) == 0 ? v6(random) : v4(random);
    }

    private static IpAddress v4(Random random) {
        return random.nextInt(50) == 0 ? IpAddress.v4(0) : IpAddress.v4(0x0a000000 + random.nextInt(48));
    }

    private static IpAddress v6(Random random) {
        return IpAddress.v6(0xfd00_0000_0000_0000L, random.nextInt(48));
    }
}
