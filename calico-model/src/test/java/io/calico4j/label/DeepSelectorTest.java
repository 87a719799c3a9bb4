// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Every operation on trees that are far deeper than a call stack, and on very wide ones. */
class DeepSelectorTest {
    private static final int LEVELS = 20_000;

    /** {@code (a0 == "0" && (a1 == "1" || (a0 == "2" && ... has(end)))}: chains inside chains. */
    private static String alternating() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LEVELS - 1; i++) {
            text.append("(a").append(i % 2).append(" == \"").append(i).append(i % 2 == 0 ? "\" && " : "\" || ");
        }
        return text.append("!(!has(end))").append(")".repeat(LEVELS - 1)).toString();
    }

    @Test
    void nested_chains_are_parsed_printed_hashed_compared_and_rewritten() {
        String text = alternating();
        Selector selector = Selector.parse(text);
        assertThat(selector.canonical()).hasSize(text.length() - 2);
        assertThat(Selector.parse(text)).isEqualTo(selector).hasSameHashCodeAs(selector);
        assertThat(selector.prefixLabels("p.").terms()).hasSize(LEVELS);
        assertThat(selector.uniqueId()).hasSize(40);
    }

    @Test
    void nested_chains_are_evaluated_and_restricted() {
        Selector selector = Selector.parse(alternating());
        assertThat(selector.matches(Labels.of("a0", "0", "a1", "1"))).isTrue();
        assertThat(selector.matches(Labels.of("a0", "0", "end", ""))).isFalse();
        assertThat(selector.matches(Labels.of("a0", "2", "a1", "1"))).isFalse();
        assertThat(selector.restrictions()).containsOnlyKeys("a0");
    }

    @Test
    void nested_disjunctions_collect_their_values() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LEVELS; i++) {
            text.append("(a == \"").append(i).append("\" || ");
        }
        Selector selector = Selector.parse(
                text.append("a == \"last\"").append(")".repeat(LEVELS)).toString());
        assertThat(selector.restrictions().values())
                .singleElement()
                .satisfies(restriction ->
                        assertThat(restriction.oneOf().orElseThrow()).hasSize(LEVELS + 1));
    }

    @Test
    void nested_conjunctions_collect_their_labels() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LEVELS; i++) {
            text.append("(has(a").append(i).append(") && ");
        }
        Selector selector = Selector.parse(
                text.append("has(last)").append(")".repeat(LEVELS)).toString());
        assertThat(selector.restrictions()).hasSize(LEVELS + 1);
        assertThat(selector.matches(Labels.empty())).isFalse();
    }

    @Test
    void wide_chains_are_one_node() {
        StringBuilder text = new StringBuilder("has(a0)");
        for (int i = 1; i < 60_000; i++) {
            text.append(" || has(a").append(i).append(')');
        }
        Selector selector = Selector.parse(text.toString());
        assertThat(((Junction) selector).operands()).hasSize(60_000);
        assertThat(selector.matches(Labels.of("a59999", ""))).isTrue();
        assertThat(selector.matches(Labels.of("a60000", ""))).isFalse();
        assertThat(selector.canonical()).isEqualTo("(" + text + ")");
    }
}
