// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelTableTest {
    private static final int ROWS = 130;

    /** {@code id} is distinct everywhere, {@code half} is on every other row, {@code rare} on three of them. */
    private static List<Labels> rows() {
        List<Labels> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            Labels labels = Labels.of("id", "n" + i);
            labels = i % 2 == 0 ? labels.with("half", "h" + i % 3) : labels;
            rows.add(i % 50 == 7 ? labels.with("rare", "r" + i) : labels);
        }
        return rows;
    }

    private static void assertAgreesWithSelector(String text) {
        List<Labels> rows = rows();
        Selector selector = Selector.parse(text);
        LabelTableMatcher matcher = LabelTable.of(rows).matcher(selector);
        BitSet expected = new BitSet();
        for (int i = 0; i < ROWS; i++) {
            boolean matches = selector.matches(rows.get(i));
            expected.set(i, matches);
            assertThat(matcher.matches(i)).as(text + " on row " + i).isEqualTo(matches);
        }
        assertThat(matcher.rows()).as(text).isEqualTo(expected);
        assertThat(matcher.count()).as(text).isEqualTo(expected.cardinality());
    }

    @Test
    void selectors_of_few_terms_are_decided_as_on_each_map() {
        for (String text : List.of(
                "all()",
                "!global()",
                "has(half)",
                "half == 'h1'",
                "half != 'h1'",
                "rare == 'r57'",
                "!has(rare)",
                "rare not in {'r7', 'r8'} && id ends with '7'",
                "nowhere != 'x' && half in {'h0','h2'}",
                "has(nowhere)",
                "half == 'h1' || half == 'h2' && !id contains '1' || half == 'h1'")) {
            assertAgreesWithSelector(text);
        }
    }

    @Test
    void selectors_of_many_terms_are_decided_as_on_each_map() {
        StringBuilder text = new StringBuilder("all() && has(id) && (has(nowhere)");
        for (int i = 0; i < ROWS; i += 3) {
            text.append(" || id == 'n")
                    .append(i)
                    .append("' && half != 'h0' || nowhere == 'x")
                    .append(i)
                    .append('\'');
        }
        assertAgreesWithSelector(
                text.append(" || rare ends with '7' && !has(half))").toString());
    }

    @Test
    void an_empty_table_has_no_matches() {
        LabelTable table = LabelTable.of(List.of());
        assertThat(table.size()).isZero();
        assertThat(table.matcher(Selector.all()).count()).isZero();
        assertThat(table.matcher(Selector.all()).rows().isEmpty()).isTrue();
    }
}
