// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoPatternTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a|",
                "^*",
                "(a|b)+?",
                "[]a]",
                "[^]a]",
                "[a-]",
                "[-a]",
                "x{2,5}",
                "x{2,}",
                "x{0,}?",
                "x{,5}",
                "x{2",
                "{",
                "}",
                "\\Q(\\E",
                "\\Q(",
                "(?P<n>a)",
                "(?P<n>a)(?P<n>b)",
                "(?<n>a)",
                "(?i)a",
                "(?i-s:a)",
                "\\x{10FFFF}",
                "\\x41",
                "\\101",
                "\\p{Greek}",
                "\\p{greek}",
                "\\p{Uppercase_Letter}",
                "\\p{^ punct-uation}",
                "\\pl",
                "\\p{LC}",
                "\\p{cn}",
                "\\p{ascii}",
                "\\p{Kawi}",
                "\\pL",
                "\\P{^Lu}",
                "[[:alpha:]]",
                "[[:^digit:]]",
                "[[:alpha]",
                "\\_",
                "\\.",
                "a{1000}",
                "(a{2}){500}",
                "\\z",
                "[\\d-z]",
                "()",
                "(|)"
            })
    void takes_what_go_takes(String text) {
        assertThat(GoPattern.isValid(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "+a",
                "(*)",
                "|*",
                "a**",
                "a+*",
                "a{2}{3}",
                "(",
                ")",
                "(a",
                "a)",
                "[",
                "[a",
                "[]",
                "[^]",
                "[z-a]",
                "\\",
                "\\1",
                "\\8",
                "\\C",
                "\\e",
                "\\é",
                "(?P=n)",
                "(?=a)",
                "(?!a)",
                "(?<=a)",
                "(?P<>a)",
                "(?P<a b>c)",
                "(?x)a",
                "(?-)a",
                "(?i-)",
                "\\x{110000}",
                "\\x{}",
                "\\xZ",
                "\\p{Nope}",
                "\\p{Old_Italic}",
                "\\p{-}",
                "\\p{Z yyy}",
                "\\p",
                "[[:nope:]]",
                "a{1001}",
                "a{1001,}",
                "a{1,1001}",
                "a{1,100000000000}",
                "a{5,2}",
                "(a{100}){11}",
                "((a{100}){100}){100}",
                "[a-\\d]"
            })
    void refuses_what_go_refuses(String text) {
        assertThat(GoPattern.isValid(text)).isFalse();
    }

    @Test
    void bounds_nesting_without_a_deep_stack() {
        assertThat(GoPattern.isValid("(".repeat(100_000) + ")".repeat(100_000))).isTrue();
        assertThat(GoPattern.isValid("(".repeat(2_000) + "a" + "*)".repeat(2_000)))
                .isFalse();
        assertThat(GoPattern.isValid("(".repeat(100_000))).isFalse();
    }

    @Test
    void matches_in_linear_time() {
        GoPattern pattern = GoPattern.compile("^(([0-9]*(\\.[0-9]*)?(ms|s|h|m|us)+)+|Auto)$");
        assertThat(pattern.isFoundIn("1.5h30m")).isTrue();
        assertThat(pattern.isFoundIn("Auto")).isTrue();
        assertThat(pattern.isFoundIn("auto")).isFalse();
        assertThat(pattern.isFoundIn("ms".repeat(5_000) + "!")).isFalse();
    }

    @Test
    void ignores_case_as_unicode_folds_it() {
        GoPattern pattern = GoPattern.compile("^(?i)(Strict|Loose|K)?$");
        assertThat(pattern.isFoundIn("sTRICT")).isTrue();
        assertThat(pattern.isFoundIn("\u017ftrict")).isTrue();
        assertThat(pattern.isFoundIn("\u212a")).isTrue();
        assertThat(pattern.isFoundIn("strict\n")).isFalse();
    }

    /** On what both understand, Java's engine is the naive twin. */
    @Property(tries = 500)
    void agrees_with_java_where_both_understand(
            @ForAll @StringLength(max = 8) @Chars({'a', 'b', '(', ')', '|', '*', '.', '?', '^', '$'}) String text,
            @ForAll @StringLength(max = 6) @Chars({'a', 'b', 'c'}) String input) {
        if (!GoPattern.isValid(text) || text.contains("(?")) {
            return;
        }
        Pattern java = Pattern.compile(text);
        assertThat(GoPattern.compile(text).isFoundIn(input))
                .as("%s in %s", text, input)
                .isEqualTo(java.matcher(input).find());
    }
}
