// SPDX-License-Identifier: Apache-2.0
package io.calico4j.index;

import io.calico4j.net.Cidr;
import io.calico4j.net.Protocol;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
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
