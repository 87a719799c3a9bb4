// SPDX-License-Identifier: Apache-2.0
package io.calico4j.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SourceSnippetTest {
    @Test
    void puts_the_caret_below_the_column() {
        assertThat(SourceSnippet.of("  cdir: x", 3).render("> ")).isEqualTo(">   cdir: x\n>   ^\n");
    }

    @Test
    void a_tab_takes_one_column_like_every_character() {
        assertThat(SourceSnippet.of("\t\tkey: x", 3).render("")).isEqualTo("  key: x\n  ^\n");
    }

    @Test
    void a_column_behind_the_end_marks_the_end() {
        assertThat(SourceSnippet.of("ab", 99).render("")).isEqualTo("ab\n  ^\n");
        assertThat(SourceSnippet.of("", 1).render("")).isEqualTo("\n^\n");
    }

    @Test
    void counts_code_points_and_ends_at_a_line_break() {
        assertThat(SourceSnippet.of("\uD83D\uDE00x\nsecond", 2).render("")).isEqualTo("\uD83D\uDE00x\n ^\n");
    }

    @Test
    void shows_the_surroundings_in_a_long_line() {
        String line = "a".repeat(5000) + "X" + "b".repeat(5000);

        var middle = SourceSnippet.of(line, 5001, 20);
        assertThat(middle).isEqualTo(new SourceSnippet("...aaaaaaaXbbbbbb...", 10));
        assertThat(SourceSnippet.of(line, 1, 20).text()).isEqualTo("aaaaaaaaaaaaaa...");
        assertThat(SourceSnippet.of(line, 10_001, 20).text()).isEqualTo("...bbbbbbbbbbbbbb");
    }

    @Test
    void refuses_impossible_places() {
        assertThatThrownBy(() -> SourceSnippet.of("a", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SourceSnippet.of("a", 1, 15)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SourceSnippet("a", 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void is_never_wider_than_asked_and_always_two_lines(
            @ForAll @StringLength(max = 200) String line,
            @ForAll @IntRange(min = 1, max = 220) int column,
            @ForAll @IntRange(min = 16, max = 120) int width) {
        var snippet = SourceSnippet.of(line, column, width);

        assertThat(snippet.text().codePoints().count()).isLessThanOrEqualTo(width);
        assertThat(snippet.render("").chars().filter(c -> c == '\n').count()).isEqualTo(2);
    }
}
