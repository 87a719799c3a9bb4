// SPDX-License-Identifier: Apache-2.0
package io.calico4j.crd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Makes the descriptions from the javadoc of the resource types and compares them with the file that is shipped; run with
 * {@code -Dcalico4j.descriptions=write} to write the file.
 */
class DescriptionsTest {
    private static final Path SOURCES = Path.of("src/main/java/io/calico4j/resource");
    private static final Path FILE = Path.of("src/main/resources/io/calico4j/crd/descriptions.txt");
    private static final String HEAD =
            "# What each field is for: type, JSON name, text. Made from the javadoc of the accessors by DescriptionsTest.";

    /* A comment or none, annotations with the name in JSON perhaps, and the accessor. */
    private static final Pattern ACCESSOR = Pattern.compile(
            "(?:    /\\*\\*((?:(?!\\*/).)*)\\*/\\n)?((?:    @[^\\n]*\\n)*)    (?:default )?[A-Z][\\w<>, .]* (\\w+)\\(\\)(?:;| \\{)|"
                    + "(?:    /\\*\\*((?:(?!\\*/).)*)\\*/\\n)?((?:    @[^\\n]*\\n)*)    (?:default )?(?:boolean|int|long|double) (\\w+)\\(\\)(?:;| \\{)",
            Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("@JsonProperty\\(\"([^\"]+)\"\\)");
    private static final Pattern INTERFACE = Pattern.compile("interface (\\w+)(?:[^{]*?extends ([\\w, ]+))?");

    @Test
    void the_file_holds_what_the_javadoc_says() throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEAD));
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        }
        sources.forEach((type, text) -> accessors(type, sources).forEach((name, description) -> {
            if (!description.isEmpty()) {
                lines.add(type + "\t" + name + "\t" + description);
            }
        }));
        String expected = String.join("\n", lines) + "\n";
        if ("write".equals(System.getProperty("calico4j.descriptions"))) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, expected);
        }
        assertThat(Files.readString(FILE)).isEqualTo(expected);
    }

    /** The fields of a type by JSON name; what its own accessor does not say, that of a type it extends does. */
    private static Map<String, String> accessors(String type, Map<String, String> sources) {
        Map<String, String> found = new LinkedHashMap<>();
        String source = sources.getOrDefault(type, "");
        Matcher header = INTERFACE.matcher(source);
        if (!header.find() || !source.contains("@JsonPropertyOrder")) {
            return found;
        }
        Map<String, String> inherited = new LinkedHashMap<>();
        if (header.group(2) != null) {
            for (String parent : header.group(2).split(", *", -1)) {
                scan(sources.getOrDefault(parent, ""), inherited, false);
            }
        }
        scan(source, found, true);
        found.replaceAll((name, text) -> text.isEmpty() ? inherited.getOrDefault(name, "") : text);
        return found;
    }

    private static void scan(String source, Map<String, String> found, boolean marked) {
        Matcher accessor = ACCESSOR.matcher(source);
        while (accessor.find()) {
            int group = accessor.group(3) != null ? 1 : 4;
            String annotations = accessor.group(group + 1);
            if (!marked || annotations.contains("@JsonProperty")) {
                Matcher name = NAME.matcher(annotations);
                String comment = accessor.group(group);
                found.put(
                        name.find() ? name.group(1) : accessor.group(group + 2), comment == null ? "" : plain(comment));
            }
        }
    }

    private static String plain(String comment) {
        return comment.replaceAll("\n *\\* ?", " ")
                .replaceAll(" @(param|return|throws) .*", "")
                .replaceAll("\\{@(?:code|literal)\\s+([^}]*)}", "$1")
                .replaceAll("\\{@link\\s+#?([^}]*?)(?:\\(\\))?}", "$1")
                .replaceAll("<[^>]*>", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
