// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** The scanner of ours against the library: where both read a document, they read the same. */
class ScannerDuelTest {
    /** Where the library is known to refuse, or to read otherwise, what the reference reads as we do. */
    private static final List<String> LIBRARY_IS_STRICTER = List.of(
            "TAB",
            "a blank must follow",
            "chomping",
            "expected a comment or a line break, but found \t",
            "<block end>",
            "while scanning a tag",
            "simple key",
            "unknown escape");

    /**
     * A line such as {@code ----} or {@code ...x}: the library takes its start for a mark between documents, the reference
     * does not.
     */
    private static final Pattern NEARLY_A_MARK = Pattern.compile("^(?:---|\\.\\.\\.)\\S", Pattern.MULTILINE);

    private final YamlParser quick = new YamlParser();
    private final YamlParser slow = new YamlParser();

    @Property(tries = 2000)
    void agree_on_documents_of_every_style(@ForAll("documents") String text) {
        YamlParser.Outcome ours = quick.parse(text, 0, text.length());
        YamlParser.Outcome theirs = slow.parseSlowly(text);
        assertThat(ours.problem()).as(text).isNull();
        assertThat(theirs.problem()).as(text).isNull();
        assertThat(TreeText.of(quick.tree())).as(text).isEqualTo(TreeText.of(slow.tree()));
        assertThat(starts(quick.tree())).as(text).isEqualTo(starts(slow.tree()));
    }

    /** With a fixed seed, so that an everyday build answers the same twice; the long one searches on. */
    @Property(tries = 5000, seed = "20261124")
    void agree_on_mutated_documents(@ForAll("mutants") String text) {
        duel(text);
    }

    @Property(tries = 200_000)
    @Tag("long")
    void agree_on_many_mutated_documents(@ForAll("mutants") String text) {
        duel(text);
    }

    private void duel(String text) {
        if (NEARLY_A_MARK.matcher(text).find()) {
            return;
        }
        YamlParser.Outcome ours = quick.parse(text, 0, text.length());
        /* Text behind a document is the next one's matter. */
        YamlParser.Outcome theirs = slow.parseSlowly(ours.rest() < 0 ? text : text.substring(0, ours.rest()));
        YamlProblem refusal = theirs.problem();
        if (ours.problem() != null) {
            return;
        }
        if (refusal != null) {
            assertThat(LIBRARY_IS_STRICTER).as("%s: %s", text, refusal).anyMatch(refusal.message()::contains);
        } else if (ours.present()) {
            assertThat(theirs.present()).as(text).isTrue();
            assertThat(TreeText.of(quick.tree())).as(text).isEqualTo(TreeText.of(slow.tree()));
        } else {
            assertThat(theirs.present()).as(text).isFalse();
        }
    }

    /** The start of every node, but for empty ones, which stand nowhere in particular, and tagged ones. */
    private static List<Integer> starts(YamlTree tree) {
        return java.util.stream.IntStream.range(0, tree.size())
                .filter(node -> tree.stop(node) > tree.start(node) && tree.tag(node) == null)
                .map(tree::start)
                .boxed()
                .toList();
    }

    @Provide
    Arbitrary<String> mutants() {
        Arbitrary<String> noise = Arbitraries.of(
                ":", "-", "?", ",", "[", "]", "{", "}", "#", "&a ", "*a", "!", "|", ">", "'", "\"", "%", "@", " ", "\n",
                "\t", "\r", "\\", "~", ": ", "- ", "? ", "\n  ", "\n- ", " #", "!!str ", "---\n", "...\n", "{}",
                "[a, b]", "\u2028", "\u00e9");
        return Combinators.combine(
                        documents(),
                        noise,
                        Arbitraries.doubles().between(0, 1),
                        noise,
                        Arbitraries.doubles().between(0, 1))
                .as((text, n1, at1, n2, at2) -> insert(insert(text, n1, at1), n2, at2));
    }

    private static String insert(String text, String noise, double where) {
        int at = (int) (where * text.length());
        return text.substring(0, at) + noise + text.substring(at);
    }

    @Provide
    Arbitrary<String> documents() {
        return Combinators.combine(
                        Arbitraries.of("", "---\n", "# c\n", "--- # c\n"),
                        Arbitraries.lazyOf(() -> mapping(3), () -> mapping(2), () -> sequence(3)),
                        Arbitraries.of("", "...\n", "# end\n", "\n\n"))
                .as((head, body, tail) -> head + String.join("\n", body) + "\n" + tail);
    }

    /** The lines of a block mapping, without indentation. */
    private Arbitrary<List<String>> mapping(int depth) {
        return Combinators.combine(key(), value(depth))
                .as((key, value) -> attach(key + ":", value))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(ScannerDuelTest::numbered);
    }

    private static List<String> numbered(List<List<String>> entries) {
        return java.util.stream.IntStream.range(0, entries.size())
                .mapToObj(i -> {
                    List<String> lines = new java.util.ArrayList<>(entries.get(i));
                    lines.set(0, "k" + i + lines.get(0));
                    return lines;
                })
                .flatMap(List::stream)
                .toList();
    }

    private Arbitrary<List<String>> sequence(int depth) {
        return value(depth)
                .map(value -> attach("-", value))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(entries -> entries.stream().flatMap(List::stream).toList());
    }

    /** A value: its first line goes on the line of its key if it starts with a blank, else everything is indented. */
    private Arbitrary<List<String>> value(int depth) {
        Arbitrary<List<String>> scalar = scalars();
        if (depth == 0) {
            return scalar;
        }
        return Arbitraries.oneOf(
                scalar,
                scalar,
                Arbitraries.lazy(() -> mapping(depth - 1)),
                Arbitraries.lazy(() -> sequence(depth - 1)));
    }

    private static List<String> attach(String head, List<String> value) {
        List<String> lines = new java.util.ArrayList<>();
        int from = 0;
        if (value.get(0).startsWith(" ") || value.get(0).isEmpty()) {
            lines.add(head + value.get(0));
            from = 1;
        } else {
            lines.add(head);
        }
        value.subList(from, value.size()).forEach(line -> lines.add(line.isEmpty() ? "" : "  " + line));
        return lines;
    }

    private static Arbitrary<String> key() {
        return Arbitraries.of("", "a", "-b", "c d", "e/f.g", "h:i", "j#");
    }

    private static Arbitrary<List<String>> scalars() {
        return Arbitraries.of(
                List.of(""),
                List.of(" # comment"),
                List.of(" plain"),
                List.of(" a == \"b\" && has(c)"),
                List.of(" 10.0.0.0/24 # net"),
                List.of(" x:y  "),
                List.of(" \u00e9\u4e2d"),
                List.of(" 'it''s'"),
                List.of(" \"tab\\tquote\\\" \\u00e9\" # c"),
                List.of(" folded", "plain", "", "lines"),
                List.of(" \"folded", "", "  quoted\""),
                List.of(" 'folded", "  too'"),
                List.of(" |", "literal", " deeper", "", "end"),
                List.of(" |-", "stripped"),
                List.of(" >", "folded", "text", "", "  more", "end", ""),
                List.of(" |2 # c", "  two"),
                List.of(" [a, 'b', \"c\", {d: e}, []]"),
                List.of(" {a: b, \"c\":d, 'e': [f], g}"),
                List.of(" [a,", "b ,  # c", "]"),
                List.of(" {}"),
                List.of(" !t tagged"),
                List.of(" !!int '5'"),
                List.of(" !has(x)"),
                List.of(" -1"),
                List.of(" ~"));
    }
}
