// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void aligns_names_left_and_numbers_right_without_trailing_blanks() {
        Table table = new Table().left("NAME").right("SIZE").left("NOTE");
        table.row("a", 12_345, "");
        table.row("longer", 7, "x");
        assertThat(table.lines())
                .extracting(Text::toString)
                .containsExactly("  NAME     SIZE  NOTE", "  a       12345", "  longer      7  x");
    }

    @Test
    void styles_do_not_shift_columns() {
        Table table = new Table("").left("A").left("B");
        table.row(Text.of(Style.BAD, "red"), "1").row("no", "2");
        assertThat(table.lines().get(1).render(true)).isEqualTo("\u001b[31;1mred\u001b[0m  1");
        assertThat(table.lines().get(2).render(true)).isEqualTo("no   2");
    }

    @Test
    void empty_columns_are_left_out_and_long_cells_cut() {
        Table table = new Table("").left("A").left("EMPTY").left("C", 4);
        table.row("1", "", "abcdef").row("2", "", "abcd");
        assertThat(table.lines()).extracting(Text::toString).containsExactly("A  C", "1  abc…", "2  abcd");
    }

    @Test
    void columns_without_headings_have_no_heading_line() {
        Table table = new Table("- ").left("").right("");
        table.row("pods", 21);
        assertThat(table.lines()).extracting(Text::toString).isEqualTo(List.of("- pods  21"));
    }

    @Test
    void a_spanning_line_stands_between_rows_and_widens_no_column() {
        Table table = new Table().left("A").left("B");
        table.span(Text.of("a long line of its own"))
                .row("1", "2")
                .span(Text.of("and another"))
                .row("3", "4");
        assertThat(table.lines())
                .extracting(Text::toString)
                .containsExactly("  A  B", "  a long line of its own", "  1  2", "  and another", "  3  4");
    }

    @Test
    void a_row_must_fill_the_columns() {
        assertThatThrownBy(() -> new Table().left("A").row("1", "2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 cells for 1 columns");
    }
}
