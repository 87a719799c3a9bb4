// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectorRepairTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "app = 'web' ~ app == 'web'",
                "app === 'web' ~ app == 'web'",
                "app !== 'web' ~ app != 'web'",
                "app <> 'web' ~ app != 'web'",
                "app: 'web' ~ app == 'web'",
                "app == web ~ app == 'web'",
                "app == \u201Cweb\u201D ~ app == 'web'",
                "app == 'web ~ app == 'web'",
                "'app' == 'web' ~ app == 'web'",
                "'web' == app ~ app == 'web'",
                "has('app') ~ has(app)",
                "has(\"app\") ~ has(app)",
                "has (app) ~ has(app)",
                "has(app ~ has(app)",
                "exists(app) ~ has(app)",
                "HAS(app) ~ has(app)",
                "app ~ has(app)",
                "!app ~ !has(app)",
                "all ~ all()",
                "all( ~ all()",
                "* ~ all()",
                "not has(app) ~ !has(app)",
                "has(a) & has(b) ~ has(a) && has(b)",
                "has(a) | has(b) ~ has(a) || has(b)",
                "has(a) and has(b) ~ has(a) && has(b)",
                "has(a) OR NOT has(b) ~ has(a) || !has(b)",
                "app == 'web', tier = 'db' ~ app == 'web' && tier == 'db'",
                "a == 'x' || b == 'y', c == 'z' ~ (a == 'x' || b == 'y') && c == 'z'",
                "app in (a,b) ~ app in {'a', 'b'}",
                "app in ('a', 'b') ~ app in {'a', 'b'}",
                "app in ['a' 'b'] ~ app in {'a', 'b'}",
                "app in {a, b} ~ app in {'a', 'b'}",
                "app notin (a),!old ~ app not in {'a'} && !has(old)",
                "app not in (a) ~ app not in {'a'}",
                "app !in (a) ~ app not in {'a'}",
                "app IN {'a'} ~ app in {'a'}",
                "app in 'a' ~ app in {'a'}",
                "app == {'a', 'b'} ~ app in {'a', 'b'}",
                "app startsWith 'a' ~ app starts with 'a'",
                "app STARTS WITH 'a' ~ app starts with 'a'",
                "endsWith(app, 'a') ~ app ends with 'a'",
                "app is 'a' ~ app == 'a'",
                "app is not 'a' ~ app != 'a'",
                "(app == 'a' ~ (app == 'a')",
                "app == 'a') ~ app == 'a'",
                "app == 'a' && ~ app == 'a'",
                "has(a) has(b) ~ has(a) && has(b)",
                "image == repo/web:1.2 ~ image == 'repo/web:1.2'",
                "(a = b | c = d) & !e ~ (a == 'b' || c == 'd') && !has(e)",
            })
    void a_known_slip_is_corrected(String slip, String corrected) {
        assertThat(correction(slip)).isEqualTo(corrected);
        assertThat(SelectorParser.standard().check(corrected)).isEmpty();
    }

    private static String correction(String text) {
        return SelectorParser.standard().check(text).orElseThrow().correction().orElse("none");
    }

    @Test
    void line_breaks_become_blanks() {
        assertThat(correction("app == 'a' &&\n\u00A0 tier == 'b'\r\n")).isEqualTo("app == 'a' && tier == 'b'");
    }

    @Test
    void values_keep_what_is_in_them() {
        assertThat(correction("app = \"it's = a & b\"")).isEqualTo("app == \"it's = a & b\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "==",
                "!",
                "()",
                "app ==",
                "app in",
                "app &&& == 'x' ^^",
                "{'a'}",
                "f(x)",
                "@ == 'x'",
                "a == 'x') b"
            })
    void there_is_no_guess_where_there_is_no_sense(String text) {
        assertThat(correction(text)).isEqualTo("none");
    }

    @Test
    void the_exception_shows_place_and_correction() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> Selector.parse("has(a) && b = 'c'")))
                .hasMessage("""
                        not a selector:
                        has(a) && b = 'c'
                                    ^ expected "=="
                        did you mean: has(a) && b == 'c'""");
    }

    /** Text made of pieces of the language and of slips: whatever is offered can be read, and nothing is thrown. */
    @Property(tries = 500)
    void a_correction_is_a_selector(@ForAll("nearlySelectors") String text) {
        SelectorParser.standard()
                .check(text)
                .flatMap(SelectorError::correction)
                .ifPresent(guess ->
                        assertThat(SelectorParser.standard().check(guess)).isEmpty());
    }

    @Provide
    Arbitrary<String> nearlySelectors() {
        return Arbitraries.of(
                        "a",
                        "b.c/d",
                        "has",
                        "all",
                        "global",
                        "(",
                        ")",
                        "{",
                        "}",
                        "[",
                        "]",
                        ",",
                        "=",
                        "==",
                        "!",
                        "!=",
                        "&",
                        "&&",
                        "|",
                        "||",
                        "and",
                        "or",
                        "not",
                        "in",
                        "notin",
                        "starts",
                        "with",
                        "'x'",
                        "\"y\"",
                        "'",
                        "\"",
                        " ",
                        "\n",
                        ":",
                        ";",
                        "*",
                        "<",
                        ">",
                        "contains",
                        "@",
                        "\u201C",
                        "\u201D")
                .list()
                .ofMaxSize(14)
                .map(parts -> String.join("", parts));
    }
}
