// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parser on texts of every kind, up to its limits and beyond. */
class SelectorFuzzTest {
    private static final SelectorParser PARSER = SelectorParser.standard();
    private static final List<String> PIECES = List.of(
            "a",
            "in",
            "not",
            "has",
            "all",
            "global",
            "contains",
            "starts",
            "with",
            "ends",
            "(",
            ")",
            "{",
            "}",
            ",",
            "==",
            "!=",
            "=",
            "!",
            "&&",
            "&",
            "||",
            "|",
            "'x'",
            "\"y\"",
            "'\"'",
            "'",
            "\"",
            " ",
            " ",
            "\t",
            "\n",
            "has(",
            "all()",
            "global()",
            "has(b)",
            "a == 'x'",
            "b in {'z'}",
            "@",
            "\u00A0");

    private static String answer(String text) {
        String checked = PARSER.check(text).map(error -> error.kind().name()).orElse("");
        String parsed = PARSER.tryParse(text).map(Selector::canonical).orElse("");
        assertThat(checked.isEmpty()).isNotEqualTo(parsed.isEmpty());
        return checked + parsed;
    }

    @Property(tries = 1500)
    void any_text_gets_the_answer_of_the_grammar(@ForAll("texts") String text) {
        assertThat(answer(text)).isEqualTo(NaiveSelectorParser.read(text));
    }

    /** Many more of them, most of them nearly selectors. */
    @Test
    @Tag("long")
    void a_million_texts_get_the_answers_of_the_grammar() {
        Random random = new Random(4);
        for (int i = 0; i < 1_000_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int pieces = random.nextInt(10); pieces >= 0; pieces--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            assertThat(answer(text.toString()))
                    .as(text.toString())
                    .isEqualTo(NaiveSelectorParser.read(text.toString()));
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(PIECES).list().ofMaxSize(12).map(pieces -> String.join("", pieces));
    }

    @Property(tries = 800)
    void what_is_printed_reads_as_the_same_selector(@ForAll("selectors") Selector selector) {
        Selector again = Selector.parse(selector.canonical());
        assertThat(again).isEqualTo(selector);
        assertThat(again.uniqueId()).isEqualTo(selector.uniqueId());
        assertThat(PARSER.normalise("\u2003" + selector.canonical() + "\n")).isEqualTo(selector.canonical());
    }

    /** Trees as the parser makes them: no chain directly in one of its own kind, no negation in a negation. */
    @Provide
    Arbitrary<Selector> selectors() {
        return Arbitraries.recursive(SelectorFuzzTest::leaves, SelectorFuzzTest::nodes, 0, 4);
    }

    private static Arbitrary<Selector> nodes(Arbitrary<Selector> operands) {
        Arbitrary<List<Selector>> chains = operands.list().ofMinSize(2).ofMaxSize(4);
        return Arbitraries.oneOf(
                operands.filter(operand -> operand.type() != SelectorType.NOT).map(Selector::negate),
                chains.map(Selector::allOf),
                chains.map(Selector::anyOf));
    }

    private static Arbitrary<Selector> leaves() {
        Arbitrary<String> names =
                Arbitraries.strings().withChars("abzABZ019_./-").ofMinLength(1).ofMaxLength(6);
        Arbitrary<String> values = Arbitraries.strings()
                .ofMaxLength(5)
                .filter(value -> value.indexOf('"') < 0 || value.indexOf('\'') < 0)
                .filter(value -> value.chars().noneMatch(c -> Character.isSurrogate((char) c)));
        Arbitrary<List<String>> sets = values.list().ofMaxSize(4);
        return Arbitraries.oneOf(
                Combinators.combine(names, values).as(Selector::eq),
                Combinators.combine(names, values).as(Selector::notEq),
                Combinators.combine(names, sets).as((name, set) -> Selector.in(name, set)),
                Combinators.combine(names, sets).as((name, set) -> Selector.notIn(name, set)),
                Combinators.combine(names, values).as(Selector::contains),
                Combinators.combine(names, values).as(Selector::startsWith),
                Combinators.combine(names, values).as(Selector::endsWith),
                names.map(Selector::has),
                Arbitraries.of(Selector.all(), Selector.global()));
    }

    private static String filled(String start, String piece, String end) {
        int room = SelectorParser.DEFAULT_MAX_LENGTH - start.length() - end.length();
        int times = room / piece.length();
        return start + piece.repeat(times) + " ".repeat(room - times * piece.length()) + end;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "~!~has(a)",
                "a == '~x~'",
                "a in {'v'~, 'w'~}",
                "has(a)~ && has(b)~",
                "~ ~all()",
                "a == ''~||b==''~"
            })
    void a_text_as_long_as_allowed_is_read_and_a_longer_one_refused(String pattern) {
        String[] parts = pattern.split("~", -1);
        String text = filled(parts[0], parts[1], parts[2]);
        assertThat(text).hasSize(SelectorParser.DEFAULT_MAX_LENGTH);
        Selector selector = PARSER.parse(text);
        boolean unused = selector.matches(Labels.of("a", "v"));
        assertThat(selector.canonical()).isNotEmpty();
        assertThat(PARSER.check(text + " ").orElseThrow().kind()).isEqualTo(SelectorErrorKind.TEXT_TOO_LONG);
        assertThat(PARSER.withMaxLength(text.length() + 1).check(text + " ")).isEmpty();
    }

    @Test
    void as_many_levels_as_allowed_are_read_and_more_refused() {
        int levels = SelectorParser.DEFAULT_MAX_LEVELS;
        String text = "(".repeat(levels) + "has(a)" + ")".repeat(levels);
        assertThat(PARSER.parse(text)).isEqualTo(Selector.has("a"));
        SelectorError error = PARSER.check("(" + text + ")").orElseThrow();
        assertThat(error.kind()).isEqualTo(SelectorErrorKind.NESTED_TOO_DEEP);
        assertThat(error.offset()).isEqualTo(levels);
        assertThat(error.correction()).isEmpty();
        assertThat(PARSER.withMaxLevels(levels + 1).check("(" + text + ")")).isEmpty();
        assertThat(PARSER.check("!(".repeat(levels) + "has(a" + ")".repeat(levels))
                        .orElseThrow()
                        .kind())
                .isEqualTo(SelectorErrorKind.EXPECTED_RPAREN);
    }
}
