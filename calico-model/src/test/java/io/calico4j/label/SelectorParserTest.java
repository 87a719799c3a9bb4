// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calico4j.diagnostic.FormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorParserTest {
    private static final SelectorParser PARSER = SelectorParser.standard();

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "a == \"b~UNTERMINATED_STRING~5",
                "a = 'b'~EXPECTED_EQ~2",
                "has(a) & has(b)~EXPECTED_AND~7",
                "has(a) | has(b)~EXPECTED_OR~7",
                "a b~EXPECTED_OPERATOR~2",
                "a starts with b~EXPECTED_OPERATOR~2",
                "has(a b)~UNCLOSED_HAS~6",
                "all(x)~UNCLOSED_ALL~4",
                "global(~UNCLOSED_GLOBAL~7",
                "has('x')~EXPECTED_IDENTIFIER~4",
                "app~UNEXPECTED_END~3",
                "(has(a)~EXPECTED_RPAREN~7",
                "a in {'x' 'y'}~EXPECTED_RBRACE~10",
                "a in {,}~EXPECTED_RBRACE~6",
                "a == b~EXPECTED_STRING~5",
                "a in ('x')~EXPECTED_SET_LITERAL~5",
                "has (a)~EXPECTED_BINARY_OPERATOR~4",
                "a == 'b' &&~UNEXPECTED_TOKEN~11",
                "()~UNEXPECTED_TOKEN~1",
                "all() all()~TRAILING_CONTENT~6",
                "a == b && @~EXPECTED_IDENTIFIER~10",
                "( ( a == b ) & c~EXPECTED_AND~13",
            })
    void errors_are_located(String text, SelectorErrorKind kind, int offset) {
        assertThat(PARSER.check(text)).contains(new SelectorError(kind, text, offset));
        assertThat(PARSER.tryParse(text)).isEmpty();
        assertThatThrownBy(() -> PARSER.parse(text))
                .isInstanceOfSatisfying(
                        SelectorSyntaxException.class,
                        e -> assertThat(e.error()).isEqualTo(new SelectorError(kind, text, offset)))
                .isInstanceOf(FormatException.class);
    }

    @Test
    void errors_show_the_place_with_a_caret() {
        assertThatThrownBy(() -> Selector.parse("app = 'web'")).hasMessage("""
                not a selector:
                app = 'web'
                    ^ expected "=="
                did you mean: app == 'web'""");
        String filler = "x".repeat(200);
        assertThat(PARSER.check("has(" + filler + ") & has(" + filler + ")")
                        .orElseThrow()
                        .snippet())
                .isEqualTo("""
                ...%s) & has(%s...
                %s^ expected "&&\"""".formatted("x".repeat(58), "x".repeat(54), " ".repeat(63)));
        assertThat(PARSER.check("has(a)\n&& b").orElseThrow().snippet()).startsWith("has(a) && b\n      ^ expected ");
        assertThat(PARSER.check("a").orElseThrow().message())
                .isEqualTo("expected an operator and a value after the last label at offset 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in in {\"in\"}",
                "not not in {'x'}",
                "has == 'x'",
                "a//b == ''",
                "- contains'x'",
                "a notin{'x',}",
                "a in {}",
                "0=='0'"
            })
    void keywords_and_odd_names_are_labels(String text) {
        assertThat(PARSER.check(text)).isEmpty();
        assertThat(PARSER.parse(PARSER.parse(text).canonical())).isEqualTo(PARSER.parse(text));
    }

    @Test
    void normalising_trims_unicode_white_space_and_never_fails() {
        assertThat(PARSER.normalise("\u00A0\n a=='b'\u3000\r")).isEqualTo("a == \"b\"");
        assertThat(PARSER.normalise("\n")).isEqualTo("all()");
        assertThat(PARSER.normalise(" \n nonsense =\t")).isEqualTo("nonsense =");
        assertThat(PARSER.normalise("\u001C has(a)")).isEqualTo("\u001C has(a)");
        assertThat(PARSER.check("\nhas(a)")).isPresent();
    }

    @Test
    void everything_up_to_the_limits_is_read() {
        int levels = SelectorParser.DEFAULT_MAX_LEVELS;
        String nested = "!(".repeat(levels) + "a == 'b'" + ")".repeat(levels);
        assertThat(PARSER.parse(nested).canonical()).isEqualTo("!".repeat(levels) + "a == \"b\"");
        String longest = "a == '" + "v".repeat(SelectorParser.DEFAULT_MAX_LENGTH - 7) + "'";
        assertThat(longest).hasSize(SelectorParser.DEFAULT_MAX_LENGTH);
        assertThat(PARSER.check(longest)).isEmpty();
    }

    @Test
    void beyond_the_limits_there_is_a_located_error() {
        String nested = "(".repeat(4) + "has(a)" + ")".repeat(4);
        assertThat(PARSER.withMaxLevels(4).check(nested)).isEmpty();
        assertThat(PARSER.withMaxLevels(3).check(nested))
                .contains(new SelectorError(SelectorErrorKind.NESTED_TOO_DEEP, nested, 3));
        assertThat(PARSER.withMaxLength(14).check(nested)).isEmpty();
        assertThat(PARSER.withMaxLength(13).check(nested))
                .contains(new SelectorError(SelectorErrorKind.TEXT_TOO_LONG, nested, 13));
        assertThatThrownBy(() -> PARSER.withMaxLevels(-1)).isInstanceOf(IllegalArgumentException.class);
        String hostile = "(".repeat(SelectorParser.DEFAULT_MAX_LENGTH);
        assertThat(PARSER.check(hostile).orElseThrow().offset()).isEqualTo(SelectorParser.DEFAULT_MAX_LEVELS);
    }
}
