// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void styles_show_with_colours_only() {
        Text text = Text.of(Style.NAME, "web").and(" is ").and(Style.BAD, "down");
        assertThat(text.render(false)).isEqualTo("web is down");
        assertThat(text.render(true)).isEqualTo("\u001b[36mweb\u001b[0m is \u001b[31;1mdown\u001b[0m");
        assertThat(text.width()).isEqualTo(11);
    }

    @Test
    void no_input_can_steer_the_terminal() {
        assertThat(Text.of("a\u001b[2Jb\nc\u202ed\u2028").render(true))
                .isEqualTo("a\\u001b[2Jb\\u000ac\\u202ed\\u2028");
    }

    @Test
    void a_cut_text_says_so_and_keeps_its_styles() {
        Text text = Text.of(Style.STRONG, "abc").and("defgh");
        assertThat(text.cut(8)).isSameAs(text);
        assertThat(text.cut(5).render(true)).isEqualTo("\u001b[1mabc\u001b[0md…");
        assertThat(text.cut(3).render(false)).isEqualTo("ab…");
    }

    @Test
    void code_points_outside_of_the_basic_plane_count_as_one() {
        assertThat(Text.of("x\ud83d\ude80y").width()).isEqualTo(3);
        assertThat(Text.of("x\ud83d\ude80yz").cut(3).toString()).isEqualTo("x\ud83d\ude80…");
    }

    @Test
    void joined_texts_have_separators_between_them() {
        assertThat(Text.join(", ", List.of(Text.of("a"), Text.of("b"), Text.of("c"))))
                .hasToString("a, b, c");
        assertThat(Text.join(", ", List.of())).hasToString("");
    }
}
