// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlParserTest {
    private final YamlParser parser = new YamlParser();

    private String read(String text) {
        YamlParser.Outcome outcome = parser.parse(text, 0, text.length());
        assertThat(outcome.problem()).as("problem in %s", text).isNull();
        assertThat(outcome.present()).isTrue();
        return TreeText.of(parser.tree());
    }

    private YamlProblem refuse(String text) {
        YamlProblem problem = parser.parse(text, 0, text.length()).problem();
        return Objects.requireNonNull(problem, () -> "no problem in " + text);
    }

    @Test
    void reads_block_collections_scalars_and_comments() {
        assertThat(read("""
                        # head
                        kind: Tier   # of policies
                        metadata:
                          name: "t\\u0031"
                          labels: {a: b, 'c': d}
                        spec:
                        - - 1
                          - two words
                        -
                          x: a#b
                        """))
                .isEqualTo("{ 'kind' 'Tier' 'metadata' { 'name' \"t1\" 'labels' { 'a' 'b' \"c\" 'd' } }"
                        + " 'spec' [ [ '1' 'two words' ] { 'x' 'a#b' } ] }");
    }

    @Test
    void folds_lines_of_plain_quoted_and_block_scalars() {
        assertThat(
                        read(
                                "a: x\n  y\n\n  z\nb: \"p \n   q\\\n  r\"\nc: |-\n  l1\n   l2\nd: >+\n  f\n  g\n\n  h\n\ne: ''''\n"))
                .isEqualTo("{ 'a' 'x y\nz' 'b' \"p qr\" 'c' \"l1\n l2\" 'd' \"f g\nh\n\n\" 'e' \"'\" }");
    }

    @Test
    void keeps_tags_anchors_and_aliases() {
        assertThat(read("a: !has(route-reflector)\nb: &x !t y\nc: *x\nd: !!str 5\ne: &m\n  f: g\nh: *m\n"))
                .isEqualTo("{ 'a' <!has(route-reflector)>'' 'b' <!t>'y' 'c' *4 'd'"
                        + " <tag:yaml.org,2002:str>'5' 'e' { 'f' 'g' } 'h' *10 }");
    }

    @Test
    void reads_json_with_tabs() {
        assertThat(read("{\n\t\"a\":\t[1,\"b\"],\n\t\"c\": {} }\n")).isEqualTo("{ \"a\" [ '1' \"b\" ] \"c\" { } }");
    }

    @Test
    void knows_where_nodes_stand() {
        String text = "kind: Tier\nspec:\n  order: \"12\"\n";
        String unused = read(text);
        YamlTree tree = parser.tree();
        int spec = tree.after(tree.after(1));
        int order = spec + 2;
        assertThat(text.substring(tree.start(order), tree.stop(order))).isEqualTo("order");
        assertThat(text.substring(tree.start(order + 1), tree.stop(order + 1))).isEqualTo("\"12\"");
    }

    @Test
    void reads_complex_keys_and_directives_through_the_library() {
        assertThat(read("%YAML 1.1\n---\n? a\n: b\n? [c]\n: d\n")).isEqualTo("{ 'a' 'b' [ 'c' ] 'd' }");
    }

    @Test
    void counts_characters_of_two_units_in_library_offsets() {
        String text = "? \"\ud83d\ude00\"\n: b\n";
        String unused = read(text);
        assertThat(parser.tree().start(2)).isEqualTo(text.indexOf('b'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n\n", "# only a comment\n", "\ufeff# c\n"})
    void finds_no_document_in_blanks_and_comments(String text) {
        assertThat(parser.parse(text, 0, text.length())).isEqualTo(YamlParser.Outcome.ABSENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"---\n", "~\n", "null\n", "--- # c\n", "--- ~\n...\n"})
    void reads_a_null_document(String text) {
        assertThat(read(text)).isIn("''", "'~'", "'null'");
    }

    @ParameterizedTest
    @CsvSource({"'{a: 1} {b: 2}', 7", "'a: b\n...\nc: d\n', 9", "'a: b\n---\nc: d', 5", "'a: b\n...\n', -1"})
    void tells_where_text_behind_the_document_begins(String text, int rest) {
        assertThat(parser.parse(text, 0, text.length()).rest()).isEqualTo(rest);
    }

    @ParameterizedTest
    @CsvSource({
        "'a: [b\n', 3",
        "'a:\n\tb: c\n', 3",
        "'a: \"\\q\"\n', 4",
        "'a: \"\\ud83d\\ude00\"\n', 4",
        "'a: @b\n', 3",
        "'a: b: c\n', 4",
        "'a: \"x\ny', 3",
        "'a: &x.y b\n', 5",
        "'%YAML 1.2\n---\na: b\n', 0",
        "'%FOO\n---\na: b\n', 0"
    })
    void refuses_what_the_reference_refuses(String text, int offset) {
        YamlProblem problem = refuse(text);
        assertThat(problem.kind()).isEqualTo(YamlProblem.Kind.SYNTAX);
        assertThat(problem.offset()).isEqualTo(offset);
    }

    @Test
    void refuses_control_characters_and_broken_surrogates() {
        assertThat(refuse("a: x\u0007y\n"))
                .isEqualTo(new YamlProblem(YamlProblem.Kind.CHARACTER, 4, "the control character U+0007"));
        assertThat(refuse("a: \ud83d\n").kind()).isEqualTo(YamlProblem.Kind.CHARACTER);
        assertThat(refuse("a: \u007f\n").kind()).isEqualTo(YamlProblem.Kind.CHARACTER);
    }

    @Test
    void refuses_aliases_without_or_inside_their_anchor() {
        assertThat(refuse("a: *x\n").kind()).isEqualTo(YamlProblem.Kind.ALIAS);
        assertThat(refuse("a: &x\n- *x\n").kind()).isEqualTo(YamlProblem.Kind.ALIAS);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 1_000_000})
    void refuses_deep_nesting_of_every_shape(int levels) {
        assertThat(refuse("[".repeat(levels)).kind()).isEqualTo(YamlProblem.Kind.LIMIT);
        assertThat(refuse("{a: ".repeat(levels)).kind()).isEqualTo(YamlProblem.Kind.LIMIT);
        assertThat(refuse("- ".repeat(levels)).kind()).isEqualTo(YamlProblem.Kind.LIMIT);
        assertThat(refuse("? ".repeat(levels)).kind()).isEqualTo(YamlProblem.Kind.LIMIT);
        var blocks = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            blocks.append(" ".repeat(i)).append("a:\n");
        }
        assertThat(refuse(blocks.toString()).kind()).isEqualTo(YamlProblem.Kind.LIMIT);
    }

    @Test
    void takes_as_many_levels_as_it_promises() {
        assertThat(read("[".repeat(YamlLimits.DEPTH) + "]".repeat(YamlLimits.DEPTH)))
                .hasSize(4 * YamlLimits.DEPTH - 1);
    }

    @Test
    void refuses_scalars_beyond_the_limit() {
        String longText = "x".repeat(20 * 1024 * 1024);
        assertThat(refuse("a: " + longText).kind()).isEqualTo(YamlProblem.Kind.LIMIT);
        assertThat(refuse("a: \"" + longText + "\"").kind()).isEqualTo(YamlProblem.Kind.LIMIT);
        assertThat(refuse("a: |\n  " + longText).kind()).isEqualTo(YamlProblem.Kind.LIMIT);
    }

    @Test
    void refuses_more_anchors_than_it_keeps() {
        var text = new StringBuilder();
        for (int i = 0; i <= YamlLimits.ANCHORS; i++) {
            text.append("- &a").append(i).append(" b\n");
        }
        assertThat(refuse(text.toString()).kind()).isEqualTo(YamlProblem.Kind.LIMIT);
    }
}
