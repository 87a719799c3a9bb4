// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label.logic;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.label.Labels;
import io.calico4j.label.Selector;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectorReasonerTest {
    private static final SelectorReasoner REASONER = SelectorReasoner.standard();

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "a == 'x' ~ has(a) ~ YES",
                "has(a) ~ a == 'x' ~ NO",
                "a == 'x' ~ a in {'x', 'y'} ~ YES",
                "a in {'x', 'y'} && a != 'x' ~ a == 'y' ~ YES",
                "a != 'x' ~ has(a) ~ NO",
                "a starts with 'abc' ~ a starts with 'ab' ~ YES",
                "a starts with 'ab' ~ a contains 'b' ~ YES",
                "a starts with 'ab' && a ends with 'bc' ~ a == 'abc' ~ NO",
                "a starts with 'ab' && a starts with 'b' ~ a == 'z' ~ YES",
                "a contains '' ~ has(a) ~ YES",
                "a == 'x' || b == 'y' ~ has(a) || has(b) ~ YES",
                "!(a == 'x' && b == 'y') ~ a != 'x' || b != 'y' ~ YES",
                "global() ~ all() ~ YES",
                "a in {} ~ b == 'z' ~ YES",
            })
    void implication_is_decided(String first, String second, Truth answer) {
        Selector left = Selector.parse(first);
        Selector right = Selector.parse(second);
        Proof verdict = REASONER.implies(left, right);
        assertThat(verdict.answer()).isEqualTo(answer);
        verdict.counterexample()
                .ifPresent(labels -> assertThat(left.matches(labels) && !right.matches(labels))
                        .isTrue());
    }

    @Test
    void disjoint_and_equivalent_show_what_contradicts_them() {
        Selector web = Selector.parse("app == 'web'");
        Selector notDb = Selector.parse("app != 'db'");
        assertThat(REASONER.disjoint(web, Selector.parse("app == 'db'")).isYes())
                .isTrue();
        assertThat(REASONER.disjoint(web, notDb).counterexample()).hasValue(Labels.of("app", "web"));
        assertThat(REASONER.equivalent(notDb, Selector.parse("!(app in {'db'})"))
                        .isYes())
                .isTrue();
        assertThat(REASONER.equivalent(notDb, web).counterexample()).hasValue(Labels.empty());
    }

    @Test
    void without_budget_the_answer_is_unknown() {
        Selector selector = Selector.parse("has(a) && !has(a)");
        assertThat(REASONER.withBudget(3).matchesNothing(selector).answer()).isEqualTo(Truth.UNKNOWN);
        assertThat(REASONER.matchesNothing(selector).isYes()).isTrue();
    }

    @Test
    void a_hard_question_ends_with_the_budget() {
        // more pigeons than holes: pigeon i in hole h is has(p-i-h)
        StringBuilder text = new StringBuilder();
        for (int pigeon = 0; pigeon < 9; pigeon++) {
            text.append(text.isEmpty() ? "(" : " && (");
            for (int hole = 0; hole < 8; hole++) {
                text.append(hole == 0 ? "" : " || ").append("has(p-" + pigeon + "-" + hole + ")");
            }
            text.append(")");
            for (int other = 0; other < pigeon; other++) {
                for (int hole = 0; hole < 8; hole++) {
                    text.append(" && !(has(p-" + pigeon + "-" + hole + ") && has(p-" + other + "-" + hole + "))");
                }
            }
        }
        assertThat(REASONER.matchesNothing(Selector.parse(text.toString())).answer())
                .isEqualTo(Truth.UNKNOWN);
    }

    @Test
    void deep_and_wide_selectors_are_decided() {
        StringBuilder deep = new StringBuilder("has(a)");
        for (int i = 0; i < 5_000; i++) {
            deep.insert(0, "!(b == 'x' || ").append(")");
        }
        assertThat(REASONER.implies(Selector.parse(deep.toString()), Selector.parse(deep + " || has(z)"))
                        .isYes())
                .isTrue();
    }

    /** Against all label maps over a few names and values that tell all terms of the generator apart. */
    @Property(tries = 600)
    void the_answers_are_those_of_trying_everything(
            @ForAll("selectors") Selector first, @ForAll("selectors") Selector second) {
        boolean implied = true;
        boolean disjoint = true;
        for (Labels labels : SmallWorld.allLabels()) {
            implied &= !first.matches(labels) || second.matches(labels);
            disjoint &= !(first.matches(labels) && second.matches(labels));
        }
        check(REASONER.implies(first, second), implied, first, second.negate());
        check(REASONER.disjoint(first, second), disjoint, first, second);
    }

    private static void check(Proof verdict, boolean expected, Selector left, Selector right) {
        assertThat(verdict.answer()).isEqualTo(expected ? Truth.YES : Truth.NO);
        verdict.counterexample()
                .ifPresent(labels -> assertThat(left.matches(labels) && right.matches(labels))
                        .isTrue());
    }

    @Provide
    Arbitrary<Selector> selectors() {
        return SmallWorld.selectors();
    }
}
