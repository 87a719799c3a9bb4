// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label.logic;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.label.Labels;
import io.calico4j.label.Selector;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectorSimplifierTest {
    private static final SelectorSimplifier SIMPLIFIER = SelectorSimplifier.standard();

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "has(app) && app == 'web' ~ app == \"web\"",
                "app == 'web' || app == 'db' ~ app in {\"db\", \"web\"}",
                "app in {'web'} ~ app == \"web\"",
                "app != 'web' && app != 'db' ~ app not in {\"db\", \"web\"}",
                "app in {'a', 'b'} && app != 'a' ~ app == \"b\"",
                "app == 'a' || app not in {'a', 'b'} ~ app != \"b\"",
                "a == 'x' && a == 'y' ~ !all()",
                "a == 'x' || a != 'x' ~ all()",
                "has(a) || !has(a) ~ all()",
                "!(!has(a)) ~ has(a)",
                "!(a == 'x') ~ a != \"x\"",
                "all() && has(a) ~ has(a)",
                "has(a) && global() ~ (has(a) && global())",
                "has(a) || (has(a) && has(b)) ~ has(a)",
                "has(a) && (has(a) || has(b)) ~ has(a)",
                "a contains '' ~ has(a)",
                "(has(a) && has(b)) && has(c) ~ (has(a) && has(b) && has(c))",
            })
    void the_same_is_said_shorter(String text, String simple) {
        assertThat(SIMPLIFIER.simplify(Selector.parse(text)).canonical()).isEqualTo(simple);
    }

    @Property(tries = 400)
    void what_is_simplified_matches_the_same(@ForAll("selectors") Selector selector) {
        Selector simple = SIMPLIFIER.simplify(selector);
        assertThat(simple.canonical().length())
                .isLessThanOrEqualTo(selector.canonical().length());
        for (Labels labels : SmallWorld.allLabels()) {
            assertThat(simple.matches(labels)).isEqualTo(selector.matches(labels));
        }
    }

    @Provide
    Arbitrary<Selector> selectors() {
        return SmallWorld.selectors();
    }
}
