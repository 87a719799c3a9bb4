// SPDX-License-Identifier: Apache-2.0
package io.calico4j.index;

import io.calico4j.label.Labels;
import io.calico4j.label.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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

class MatchIndexDuelTest {

    @Property(tries = 400)
    void any_history_gives_the_answers_of_the_naive_index(
            @ForAll("histories") ActionChain<MatchDuel> history, @ForAll @IntRange(max = 2) int order) {
        MatchDuel duel = history.run();
        duel.compareAll();
        duel.deleteAll(order);
    }

    @Provide
    Arbitrary<ActionChain<MatchDuel>> histories() {
        return ActionChain.startWith(MatchDuel::new)
                .withAction(
                        6,
                        action(Combinators.combine(Histories.endpointIds(), Histories.labels(), Histories.parentLists())
                                .as((id, labels, parents) -> Transformer.mutate(
                                        "endpoint " + id + " {" + labels + "} " + parents,
                                        duel -> duel.updateEndpoint(id, labels, parents)))))
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
                        action(Combinators.combine(Histories.selectorIds(), Histories.selectors())
                                .as((id, selector) -> Transformer.mutate(
                                        "selector " + id + " " + selector, duel -> duel.updateSelector(id, selector)))))
                .withAction(
                        1,
                        action(Histories.selectorIds()
                                .map(id ->
                                        Transformer.mutate("delete selector " + id, duel -> duel.deleteSelector(id)))))
                .withMaxTransformations(60);
    }

    private static Action.Independent<MatchDuel> action(Arbitrary<Transformer<MatchDuel>> transformer) {
        return () -> transformer;
    }

    /** Enough of everything that bitmaps, walks over keys, moves to other keys and both ways of updating parents are used. */
    @Example
    void a_long_history_of_many_gives_the_answers_of_the_naive_index() {
        for (int seed = 1; seed <= 3; seed++) {
            Random random = new Random(seed);
            MatchDuel duel = new MatchDuel();
            for (int step = 0; step < 900; step++) {
                randomStep(duel, random, step < 300 ? seed : 0);
                if (step % 150 == 0) {
                    duel.compareAll();
                }
            }
            duel.deleteAll(seed);
        }
    }

    private static void randomStep(MatchDuel duel, Random random, int phase) {
        int kind = random.nextInt(20);
        if ((phase == 1 && kind >= 16) || (phase == 2 && kind < 14)) {
            // at first no selectors, or no endpoints
            return;
        }
        if (kind < 12) {
            duel.updateEndpoint("e" + random.nextInt(250), labels(random), parents(random));
        } else if (kind < 13) {
            duel.deleteEndpoint("e" + random.nextInt(250));
        } else if (kind < 16) {
            duel.updateParent("p" + random.nextInt(6), labels(random));
        } else if (kind < 19) {
            duel.updateSelector("s" + random.nextInt(60), selector(random, 2));
        } else {
            duel.deleteSelector("s" + random.nextInt(60));
        }
    }

    private static List<String> parents(Random random) {
        List<String> parents = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            parents.add("p" + random.nextInt(6));
        }
        return parents;
    }

    private static Labels labels(Random random) {
        List<String> pairs = new ArrayList<>();
        for (int name = 0; name < 6; name++) {
            if (random.nextInt(3) > 0) {
                pairs.add("n" + name);
                pairs.add(value(random));
            }
        }
        return Labels.of(pairs.toArray(String[]::new));
    }

    private static String value(Random random) {
        return "v" + Math.min(random.nextInt(12), random.nextInt(12));
    }

    private static Selector selector(Random random, int depth) {
        String name = "n" + random.nextInt(6);
        int kind = random.nextInt(depth == 0 ? 6 : 12);
        return switch (kind) {
            case 0, 1, 2 -> Selector.eq(name, value(random));
            case 3 -> Selector.in(name, value(random), value(random), value(random));
            case 4 ->
                random.nextBoolean()
                        ? Selector.has(name)
                        : Selector.endsWith(name, value(random).substring(1));
            case 5 ->
                random.nextBoolean()
                        ? Selector.notEq(name, value(random))
                        : Selector.has(name).negate();
            case 6, 7, 8, 9 -> selector(random, depth - 1).and(selector(random, depth - 1));
            case 10 -> selector(random, depth - 1).or(selector(random, depth - 1));
            default -> selector(random, depth - 1).negate();
        };
    }
}
