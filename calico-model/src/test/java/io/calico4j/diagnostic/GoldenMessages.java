// SPDX-License-Identifier: Apache-2.0
package io.calico4j.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The messages of all codes as people have read them, {@code docs/diagnostics/messages.txt}, by code.
 *
 * <p>With {@code -Dgolden.update=true} what is said now is written instead of compared.
 */
public final class GoldenMessages {
    private static final Path FILE = Path.of("..", "docs", "diagnostics", "messages.txt");

    private GoldenMessages() {}

    /** Compares what is said of some codes, one line for each finding, with what the file has of them. */
    public static void assertMatches(Collection<Code> codes, String said) throws IOException {
        Set<String> ids = codes.stream().map(Code::id).collect(Collectors.toSet());
        if (Boolean.getBoolean("golden.update")) {
            List<String> all = Stream.concat(
                            Files.readAllLines(FILE).stream().filter(line -> !ids.contains(id(line))), said.lines())
                    .sorted(Comparator.comparing(GoldenMessages::id))
                    .toList();
            Files.write(FILE, all);
        }
        assertThat(said.lines())
                .containsExactlyElementsOf(Files.readAllLines(FILE).stream()
                        .filter(line -> ids.contains(id(line)))
                        .toList());
    }

    private static String id(String message) {
        int at = message.indexOf("CAL");
        return message.substring(at, at + "CAL0000".length());
    }
}
