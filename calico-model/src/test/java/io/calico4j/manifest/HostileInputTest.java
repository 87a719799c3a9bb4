// SPDX-License-Identifier: Apache-2.0
package io.calico4j.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.internal.yaml.YamlLimits;
import io.calico4j.resource.Resource;
import io.calico4j.resource.policy.NetworkSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Input made to hurt: each is refused with a diagnostic, by all three readers, in time and memory in proportion to its length. */
class HostileInputTest {
    private static final List<ManifestReader> READERS =
            List.of(ManifestReader.strict(), ManifestReader.lenient(), ManifestReader.calicoctl());

    private static final String SET =
            "apiVersion: projectcalico.org/v3\nkind: NetworkSet\nmetadata: {name: a, namespace: b}\n";

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("a billion laughs", laughs(), ManifestCodes.LIMIT.id()),
                Arguments.of("one long list, many times", squared(), ManifestCodes.LIMIT.id()),
                Arguments.of("one long text, many times", longTextRepeated(), ManifestCodes.LIMIT.id()),
                Arguments.of("merges of merges", merges(), ManifestCodes.LIMIT.id()),
                Arguments.of("an alias in itself", SET + "spec: &a {nets: *a}\n", ManifestCodes.ALIAS.id()),
                Arguments.of("too many anchors", anchors(), ManifestCodes.LIMIT.id()),
                Arguments.of(
                        "1,000 lists in flow style", SET + "spec: " + "[".repeat(1_000) + "]".repeat(1_000), "CAL"),
                Arguments.of("1,000,000 opened lists", "[".repeat(1_000_000), "CAL"),
                Arguments.of("1,000 mappings in flow style", "{a: ".repeat(1_000) + "}".repeat(1_000), "CAL"),
                Arguments.of("1,000 lists in block style", SET + "spec:\n  " + "- ".repeat(1_000) + "a\n", "CAL"),
                Arguments.of("1,000 mappings in block style", nestedBlocks(1_000), "CAL"),
                Arguments.of("1,000 keys that are keys", "? ".repeat(1_000) + "a\n", "CAL"),
                Arguments.of("JSON of 1,000 lists", "[".repeat(1_000) + "]".repeat(1_000), "CAL"),
                Arguments.of("JSON of 1,000 objects", "{\"a\":".repeat(1_000) + "1" + "}".repeat(1_000), "CAL"),
                Arguments.of(
                        "a plain text too long",
                        SET + "spec: {nets: [" + "a".repeat(YamlLimits.SCALAR + 1) + "]}",
                        "CAL"),
                Arguments.of(
                        "a quoted text too long",
                        SET + "spec: {nets: ['" + "a".repeat(YamlLimits.SCALAR + 1) + "']}",
                        "CAL"),
                Arguments.of(
                        "a text of escapes too long",
                        SET + "spec: {nets: [\"" + "\\n".repeat(YamlLimits.SCALAR) + "\"]}",
                        "CAL"),
                Arguments.of(
                        "a block text too long",
                        SET + "spec: {}\nstatus: |\n" + "  abcdefg\n".repeat(YamlLimits.SCALAR / 8 + 1),
                        "CAL"),
                Arguments.of("a key too long", SET + "a".repeat(YamlLimits.SCALAR + 1) + ": 1\n", "CAL"),
                Arguments.of(
                        "a number of a million digits", SET + "spec: {nets: " + "9".repeat(1_000_000) + "}", "CAL"),
                Arguments.of(
                        "a fraction in a million parts", SET + "spec: {nets: ." + "1_".repeat(500_000) + "1}", "CAL"),
                Arguments.of(
                        "a huge exponent",
                        "apiVersion: projectcalico.org/v3\nkind: NetworkSet\nmetadata: {name: a, generation: 1e999999999}",
                        "CAL"),
                Arguments.of("nothing but quotes", "\"".repeat(100_001), "CAL"),
                Arguments.of("nothing but tags", "!a ".repeat(100_000), "CAL"),
                Arguments.of("nothing but colons", ":".repeat(100_000) + "\n- ", "CAL"),
                Arguments.of("a list to merge that is long", SET + "<<: [" + "a,".repeat(50_000) + "b]\n", "CAL"),
                Arguments.of("a label key in colliding spellings", collidingKeys(), "CAL"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void is_refused_with_a_diagnostic(String name, String text, String code) {
        for (ManifestReader reader : READERS) {
            Manifest manifest = reader.readString(text);
            assertThat(manifest.diagnostics())
                    .as(name)
                    .filteredOn(Diagnostic::isError)
                    .isNotEmpty()
                    .allSatisfy(d -> assertThat(d.message()).hasSizeLessThan(1_000));
            assertThat(manifest.diagnostics())
                    .anySatisfy(d -> assertThat(d.code().id()).startsWith(code));
            assertThat(manifest.renderDiagnostics()).hasSizeLessThan(5_000_000);
        }
    }

    private static String laughs() {
        var text = new StringBuilder(SET).append("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int i = 1; i < 10; i++) {
            String before = "*a" + (i - 1);
            text.append("a%d: &a%d [".formatted(i, i))
                    .append(Stream.generate(() -> before).limit(9).collect(Collectors.joining(", ")))
                    .append("]\n");
        }
        return text.toString();
    }

    private static String squared() {
        return SET + "spec:\n  nets: &a [" + "10.0.0.0/8, ".repeat(20_000) + "b]\nother: [" + "*a, ".repeat(20_000)
                + "b]\n";
    }

    private static String longTextRepeated() {
        return SET + "spec:\n  nets: [&a " + "a".repeat(1_000_000) + ", " + "*a, ".repeat(90_000) + "b]\n";
    }

    private static String merges() {
        var text = new StringBuilder(SET).append("a0: &a0 {k: v}\n");
        for (int i = 1; i < 40; i++) {
            text.append("a%d: &a%d {<<: [*a%d, *a%d, *a%d]}\n".formatted(i, i, i - 1, i - 1, i - 1));
        }
        return text.toString();
    }

    private static String anchors() {
        return SET + "spec:\n  nets:\n"
                + IntStream.rangeClosed(0, YamlLimits.ANCHORS)
                        .mapToObj(i -> "  - &a" + i + " x\n")
                        .collect(Collectors.joining());
    }

    private static String nestedBlocks(int depth) {
        var text = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            text.append(" ".repeat(i)).append("a:\n");
        }
        return text.append(" ".repeat(depth)).append("b: c\n").toString();
    }

    /* 2^15 keys that String.hashCode gives one value, of a map that must have texts for values. */
    private static String collidingKeys() {
        Function<Integer, String> key = n -> IntStream.range(0, 15)
                .mapToObj(bit -> (n >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
        return "apiVersion: projectcalico.org/v3\nkind: NetworkSet\nmetadata:\n  name: a\n  namespace: b\n  labels:\n"
                + IntStream.range(0, 1 << 15)
                        .mapToObj(n -> "    " + key.apply(n) + ": [x]\n")
                        .collect(Collectors.joining());
    }

    @Test
    void documents_behind_one_another_cost_in_proportion_to_their_length() {
        assertThat(ManifestReader.strict()
                        .readString((SET + "...\n").repeat(20_000))
                        .resources())
                .hasSize(20_000);
        String json = ManifestWriter.json().write(set("x"));
        assertThat(ManifestReader.strict()
                        .readString((json + "\n").repeat(20_000))
                        .resources())
                .hasSize(20_000);
        assertThat(ManifestReader.strict()
                        .readString((json + "\n").repeat(20_000))
                        .diagnostics()
                        .hasErrors())
                .isFalse();
        assertThat(ManifestReader.strict()
                        .readString("{a: b} ".repeat(20_000))
                        .diagnostics()
                        .hasErrors())
                .isTrue();
    }

    @Test
    void findings_have_an_end() {
        String text = "kind: 5\n---\n".repeat(300_000);
        for (ManifestReader reader : READERS) {
            assertThat(reader.readString(text).diagnostics().size()).isBetween(1, 100_002);
        }
    }

    @Test
    void many_problems_on_one_long_line_are_placed_in_time() {
        String bad =
                "{\"apiVersion\":\"projectcalico.org/v3\",\"kind\":\"NetworkSet\",\"metadata\":{\"name\":\"a\",\"nam\":1}}";
        String text = "[" + (bad + ",").repeat(20_000) + bad + "]";
        assertThat(ManifestReader.strict().readString(text).diagnostics().size())
                .isGreaterThan(999);
    }

    private static Resource set(String name) {
        return NetworkSet.builder().name(name).namespace("n").build();
    }
}
