// SPDX-License-Identifier: Apache-2.0
package io.calico4j.index;

import io.calico4j.label.Labels;
import io.calico4j.label.Selector;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.Protocol;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.Transformer;

class MemberIndexDuelTest {

    @Property(tries = 250)
    void any_history_gives_the_members_of_the_naive_index(
            @ForAll("histories") ActionChain<MemberDuel> history, @ForAll @IntRange(max = 2) int order) {
        MemberDuel duel = history.run();
        duel.compareAll();
        duel.deleteAll(order);
    }

    @Property(tries = 250)
    void any_history_gives_the_members_of_the_naive_index_without_overlaps(
            @ForAll("historiesWithoutOverlaps") ActionChain<MemberDuel> history, @ForAll @IntRange(max = 2) int order) {
        MemberDuel duel = history.run();
        duel.compareAll();
        duel.deleteAll(order);
    }

    /** Enough endpoints that addresses have many holders, and sets many members. */
    @Example
    void a_long_history_of_many_gives_the_members_of_the_naive_index() {
        for (int seed = 1; seed <= 2; seed++) {
            Random random = new Random(seed);
            MemberDuel duel = new MemberDuel(seed == 2);
            for (int step = 0; step < 160; step++) {
                randomStep(duel, random);
            }
            duel.compareAll();
            duel.deleteAll(seed);
        }
    }

    private static void randomStep(MemberDuel duel, Random random) {
        int kind = random.nextInt(20);
        String endpoint = "e" + random.nextInt(40);
        String set = "s" + random.nextInt(12);
        if (kind < 11) {
            List<Cidr> nets = Stream.generate(() -> IpAddress.v4((10 << 24) + random.nextInt(24)))
                    .map(address -> Cidr.of(address, 32 - random.nextInt(4) % 3 * 4))
                    .limit(1 + random.nextInt(3))
                    .toList();
            List<EndpointPort> ports = random.nextBoolean()
                    ? List.of()
                    : List.of(new EndpointPort("http", random.nextBoolean() ? Protocol.TCP : Protocol.UDP, 80));
            duel.updateEndpoint(
                    endpoint, labels(random), List.of("p" + random.nextInt(4), "p" + random.nextInt(4)), nets, ports);
        } else if (kind < 13) {
            duel.deleteEndpoint(endpoint);
        } else if (kind < 16) {
            duel.updateParent("p" + random.nextInt(4), labels(random));
        } else if (kind < 19) {
            Selector selector = Selector.eq("a", value(random)).or(Selector.eq("b", value(random)));
            duel.updateSet(
                    set,
                    random.nextInt(3) == 0
                            ? MemberSet.ofNamedPort(selector, MemberProtocol.ANY, "http")
                            : MemberSet.ofAddresses(selector));
        } else {
            duel.deleteSet(set);
        }
    }

    private static Labels labels(Random random) {
        return random.nextBoolean() ? Labels.of("a", value(random)) : Labels.of("b", value(random), "c", value(random));
    }

    private static String value(Random random) {
        return "v" + random.nextInt(4);
    }

    @Provide
    Arbitrary<ActionChain<MemberDuel>> histories() {
        return histories(false);
    }

    @Provide
    Arbitrary<ActionChain<MemberDuel>> historiesWithoutOverlaps() {
        return histories(true);
    }

    private static Arbitrary<ActionChain<MemberDuel>> histories(boolean suppressOverlaps) {
        return ActionChain.startWith(() -> new MemberDuel(suppressOverlaps))
                .withAction(
                        8,
                        action(Combinators.combine(
                                        Histories.endpointIds(),
                                        Histories.labels(),
                                        Histories.parentLists(),
                                        nets(),
                                        ports())
                                .as((id, labels, parents, nets, ports) -> Transformer.mutate(
                                        "endpoint " + id + " {" + labels + "} " + parents + " " + nets + " " + ports,
                                        duel -> duel.updateEndpoint(id, labels, parents, nets, ports)))))
                .withAction(
                        2,
                        action(Histories.endpointIds()
                                .map(id ->
                                        Transformer.mutate("delete endpoint " + id, duel -> duel.deleteEndpoint(id)))))
                .withAction(
                        4,
                        action(Combinators.combine(Histories.parentIds(), Histories.labels())
                                .as((id, labels) -> Transformer.mutate(
                                        "parent " + id + " {" + labels + "}", duel -> duel.updateParent(id, labels)))))
                .withAction(
                        1,
                        action(Histories.parentIds()
                                .map(id -> Transformer.mutate("delete parent " + id, duel -> duel.deleteParent(id)))))
                .withAction(
                        5,
                        action(Combinators.combine(Histories.selectorIds(), sets())
                                .as((id, set) ->
                                        Transformer.mutate("set " + id + " " + set, duel -> duel.updateSet(id, set)))))
                .withAction(
                        1,
                        action(Histories.selectorIds()
                                .map(id -> Transformer.mutate("delete set " + id, duel -> duel.deleteSet(id)))))
                .withMaxTransformations(50);
    }

    private static Action.Independent<MemberDuel> action(Arbitrary<Transformer<MemberDuel>> transformer) {
        return () -> transformer;
    }

    /** Few blocks, one inside the other, some with the same first address, so that most are shared. */
    private static Arbitrary<List<Cidr>> nets() {
        return Arbitraries.of(
                        "10.0.0.0/8",
                        "10.0.0.0/16",
                        "10.0.0.0/32",
                        "10.0.0.7/32",
                        "10.0.128.0/17",
                        "0.0.0.0/1",
                        "fd00::/8",
                        "fd00::/128",
                        "fd00::5/128")
                .map(Cidr::parse)
                .list()
                .ofMaxSize(3);
    }

    /** Few ports; the names of protocols and their numbers meet, and one that is none of the three. */
    private static Arbitrary<List<EndpointPort>> ports() {
        return Combinators.combine(
                        Arbitraries.of("http", "dns"),
                        Arbitraries.of("TCP", "udp", "6", "132", "icmp", "0").map(Protocol::parse),
                        Arbitraries.of(53, 80))
                .as(EndpointPort::new)
                .list()
                .ofMaxSize(3);
    }

    private static Arbitrary<MemberSet> sets() {
        Arbitrary<MemberSet> ofPorts = Combinators.combine(
                        Histories.selectors(), Arbitraries.of(MemberProtocol.class), Arbitraries.of("http", "dns"))
                .as(MemberSet::ofNamedPort);
        return Arbitraries.oneOf(Histories.selectors().map(MemberSet::ofAddresses), ofPorts);
    }
}
