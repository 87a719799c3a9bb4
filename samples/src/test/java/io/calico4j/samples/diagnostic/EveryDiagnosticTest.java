// SPDX-License-Identifier: Apache-2.0
package io.calico4j.samples.diagnostic;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.diagnostic.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every code that any module declares has a page, an input for which it is reported, one like it for which it is not, and a message
 * that people have read.
 *
 * <p>The golden file is {@code docs/diagnostics/messages.txt}; {@code -Dgolden.update=true} writes what is said now instead of comparing. Codes of validation, of the store and of conversions have their inputs,
 * and their part of the golden file, in the tests of their own module; the others have them here.
 */
class EveryDiagnosticTest {
    private static final Path PAGES = Path.of("..", "docs", "diagnostics");
    private static final Path MESSAGES = PAGES.resolve("messages.txt");
    private static final String ELSEWHERE = "CAL(2[0-6]|28|60)[0-9]{2}";

    /** The tables of one snapshot agree: the code stands for the end of a walk that has no other one. */
    private static final String WITHOUT_EXAMPLE = "CAL7002";

    static List<Example> examples() throws IOException {
        return Example.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void the_first_input_has_the_finding_and_the_second_has_not(Example example) {
        assertThat(example.found().asList())
                .as(() -> example.way().findings(example.broken()).render())
                .isNotEmpty();
        assertThat(example.found(example.fixed()).asList()).isEmpty();
    }

    @Test
    void every_code_has_a_page_and_a_message_and_inputs() throws IOException {
        List<Code> codes = DeclaredCodes.all();
        SortedSet<String> ids = new TreeSet<>();
        codes.forEach(code -> assertThat(ids.add(code.id())).as(code.toString()).isTrue());
        assertThat(codes.stream().map(Code::name)).doesNotHaveDuplicates();
        assertThat(ids).hasSizeGreaterThan(200).containsExactlyElementsOf(pages());
        ids.remove(WITHOUT_EXAMPLE);
        assertThat(messages().map(EveryDiagnosticTest::id).distinct()).containsExactlyElementsOf(ids);
        assertThat(ids.stream().filter(id -> !id.matches(ELSEWHERE)))
                .containsExactlyElementsOf(
                        examples().stream().map(Example::id).distinct().toList());
        for (Code code : codes) {
            assertThat(Files.readString(PAGES.resolve(code.id() + ".md")))
                    .startsWith("# " + code + "\n")
                    .contains("**Cause.**", "**Example.**", "**Fix.**");
        }
    }

    @Test
    void the_messages_are_those_of_the_golden_file() throws IOException {
        String said = examples().stream()
                .flatMap(example -> example.found().stream())
                .map(finding -> finding.toString() + "\n")
                .collect(joining());
        if (Boolean.getBoolean("golden.update")) {
            String kept = messages()
                    .filter(line -> id(line).matches(ELSEWHERE))
                    .map(line -> line + "\n")
                    .collect(joining());
            String all = Stream.of(kept, said)
                    .flatMap(String::lines)
                    .sorted(Comparator.comparing(EveryDiagnosticTest::id))
                    .map(line -> line + "\n")
                    .collect(joining());
            Files.writeString(MESSAGES, all);
        }
        String golden = messages()
                .filter(line -> !id(line).matches(ELSEWHERE))
                .map(line -> line + "\n")
                .collect(joining());
        assertThat(said).isEqualTo(golden);
    }

    private static List<String> pages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md"))
                    .map(name -> name.substring(0, name.length() - ".md".length()))
                    .sorted()
                    .toList();
        }
    }

    private static Stream<String> messages() throws IOException {
        return Files.readAllLines(MESSAGES).stream();
    }

    private static String id(String message) {
        int at = message.indexOf("CAL");
        return message.substring(at, at + "CAL0000".length());
    }
}
