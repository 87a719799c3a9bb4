// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label.logic;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.label.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectorAdvisorTest {
    private static List<Diagnostic> advice(Selector selector) {
        List<Diagnostic> all = new ArrayList<>();
        SelectorAdvisor.standard().check(selector).forEach(all::add);
        return all;
    }

    private static String names(String text) {
        return advice(Selector.parse(text)).stream()
                .map(one -> one.code().name())
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "app != 'web' ~ matches-unlabelled",
                "app not in {'web', 'db'} ~ matches-unlabelled",
                "!(app == 'web') ~ matches-unlabelled",
                "!(app starts with 'web') ~ matches-unlabelled",
                "tier == 'x' && (has(b) || app != 'web') ~ matches-unlabelled",
                "a in {} ~ empty-set",
                "a not in {} ~ empty-set",
                "a == 'x' && a == 'y' ~ never-matches",
                "has(b) || (a == 'x' && !has(a)) ~ never-matches",
                "has(a) || !has(a) ~ always-matches",
                "has(b) && (has(a) || !has(a)) ~ always-matches",
                "has(app) && app == 'web' ~ redundant-condition",
                "app == 'web' && app == 'web' ~ redundant-condition",
                "has(app) || app == 'web' ~ redundant-condition",
                "!(!has(a)) ~ double-negation",
                "a contains '' ~ empty-pattern",
                "a == 'web*' ~ impossible-value",
                "a in {'ok', 'not ok'} ~ impossible-value",
            })
    void what_is_rarely_meant_is_reported(String text, String expected) {
        assertThat(names(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "all()",
                "!all()",
                "global()",
                "app == 'web'",
                "has(app) && app != 'web'",
                "has(app) && !(app == 'web')",
                "!has(app)",
                "app in {'web', 'db'} && tier == 'x'",
                "app starts with 'w' || tier ends with 'x'",
            })
    void what_is_plain_is_not(String text) {
        assertThat(names(text)).isEmpty();
    }

    @Test
    void a_warning_names_the_part_and_another_way_to_write_it() {
        assertThat(advice(Selector.parse("tier == 'x' && app != 'web'")))
                .singleElement()
                .hasToString("warning CAL1503 matches-unlabelled: app != \"web\" also matches what has no label \"app\""
                        + " (write (has(app) && app != \"web\"))");
    }

    @Test
    void a_selector_as_deep_as_can_be_read_is_looked_at_by_its_terms() {
        Selector deep = Selector.parse("(".repeat(20_000) + "a in {}" + " && has(x))".repeat(20_000));
        assertThat(advice(deep)).extracting(one -> one.code()).containsExactly(AdviceCodes.EMPTY_SET);
        assertThat(SelectorSimplifier.standard().simplify(deep)).isSameAs(deep);
        assertThat(SelectorReasoner.standard().matchesNothing(deep).isYes()).isTrue();
    }

    /** Nothing is thrown, and what is said of the whole selector is true. */
    @Property(tries = 300)
    void what_is_said_of_the_whole_is_true(@ForAll("selectors") Selector selector) {
        boolean none = SmallWorld.allLabels().stream().noneMatch(selector::matches);
        boolean all = SmallWorld.allLabels().stream().allMatch(selector::matches);
        List<String> said = advice(selector).stream().map(Diagnostic::message).toList();
        assertThat(said.stream().anyMatch(text -> text.startsWith("the selector never")))
                .isEqualTo(none && mayBeReported(selector));
        assertThat(said.stream().anyMatch(text -> text.startsWith("the selector always")))
                .isEqualTo(all && mayBeReported(selector));
    }

    private static boolean mayBeReported(Selector selector) {
        return !selector.equals(Selector.all())
                && !selector.equals(Selector.global())
                && !selector.equals(Selector.none())
                && !selector.canonical().matches("[ab] (not )?in \\{}");
    }

    @Provide
    Arbitrary<Selector> selectors() {
        return SmallWorld.selectors();
    }
}
