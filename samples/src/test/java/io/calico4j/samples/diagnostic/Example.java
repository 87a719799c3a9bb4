// SPDX-License-Identifier: Apache-2.0
package io.calico4j.samples.diagnostic;

import io.calico4j.diagnostic.Code;
import io.calico4j.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An input with a finding, and one like it without.
 *
 * @param id the id of the code
 * @param way what is done with the inputs
 * @param broken the input with the finding
 * @param fixed the input without
 */
record Example(String id, Way way, Input broken, Input fixed) {
    private static final Path FOLDER = Path.of("src", "test", "resources", "diagnostics");
    private static final String BEGIN = "=== ";
    private static final Pattern MACRO = Pattern.compile("%char ([0-9A-F]{4})%|%repeat ([0-9]+) ([^%]+)%");

    /**
     * A text and what is asked about it.
     *
     * @param arguments what follows the way
     * @param text the text
     */
    record Input(List<String> arguments, String text) {}

    /** Returns all examples, by code. */
    static List<Example> all() throws IOException {
        List<Example> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
                read(Files.readString(file), all);
            }
        }
        all.sort(Comparator.comparing(Example::id));
        return all;
    }

    private static void read(String text, List<Example> into) {
        String[] parts = ("\n" + text).split("\n" + BEGIN, -1);
        for (int i = 1; i + 1 < parts.length; i += 2) {
            List<String> head = head(parts[i]);
            Way way = Way.valueOf(head.get(1).toUpperCase(Locale.ROOT));
            Input broken = new Input(head.subList(2, head.size()), body(parts[i]));
            List<String> corrected = head(parts[i + 1]);
            into.add(new Example(
                    head.get(0), way, broken, new Input(corrected.subList(1, corrected.size()), body(parts[i + 1]))));
        }
    }

    private static List<String> head(String part) {
        return Arrays.asList(part.substring(0, part.indexOf('\n')).split(" ", -1));
    }

    private static String body(String part) {
        String body = part.substring(part.indexOf('\n') + 1);
        Matcher macros = MACRO.matcher(body);
        return macros.replaceAll(macro -> Matcher.quoteReplacement(
                macro.group(1) != null
                        ? Character.toString(Integer.parseInt(macro.group(1), 16))
                        : macro.group(3).repeat(Integer.parseInt(macro.group(2)))));
    }

    /** Returns the findings of this code alone. */
    Diagnostics found(Input input) {
        return way.findings(input).filter(finding -> finding.code().id().equals(id));
    }

    /** Returns the findings of this code about the broken input. */
    Diagnostics found() {
        return found(broken);
    }

    boolean is(Code code) {
        return code.id().equals(id);
    }

    /** The code's id, as the name of its test. */
    @Override
    public String toString() {
        return id;
    }
}
