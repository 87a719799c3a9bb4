// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.schema;

import io.calico4j.internal.schema.ValueFacts.Bounds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a file of facts.
 *
 * <p>{@code = NAME [kind [schema]]} begins a type; each line behind it is a field: names, tags and facts in three columns that
 * {@code |} separates. A fact that begins with {@code each.} is about the elements. A pattern comes last, as it may hold blanks.
 */
final class FactsReader {
    private static final String EACH = "each.";
    private static final String PATTERN = "pattern=";

    private final Map<String, TypeFacts> types = new LinkedHashMap<>();
    private String[] head = {};
    private List<FieldFacts> fields = new ArrayList<>();

    /** The types of a file by name. */
    static Map<String, TypeFacts> read(Iterable<String> lines) {
        var reader = new FactsReader();
        for (String line : lines) {
            if (line.startsWith("= ")) {
                reader.endType();
                reader.head = line.split(" ", -1);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                reader.fields.add(field(line));
            }
        }
        reader.endType();
        return reader.types;
    }

    private void endType() {
        if (head.length > 1) {
            types.put(head[1], new TypeFacts(head[1], head.length > 2, head.length > 3, fields));
        }
        fields = new ArrayList<>();
    }

    private static FieldFacts field(String line) {
        int first = line.indexOf('|');
        int second = line.indexOf('|', first + 1);
        String[] names = line.substring(0, first).strip().split(" ", -1);
        String tags = line.substring(first + 1, second).strip();
        List<String> facts = facts(line.substring(second + 1).strip());
        boolean required = facts.remove("required");
        return new FieldFacts(names[0], names[1], tags, required, value(facts));
    }

    private static List<String> facts(String text) {
        List<String> facts = new ArrayList<>();
        int pattern = text.indexOf(PATTERN);
        if (pattern >= EACH.length() && text.startsWith(EACH, pattern - EACH.length())) {
            pattern -= EACH.length();
        }
        String plain = pattern < 0 ? text : text.substring(0, pattern);
        Arrays.stream(plain.split(" ", -1)).filter(fact -> !fact.isEmpty()).forEach(facts::add);
        if (pattern >= 0) {
            facts.add(text.substring(pattern));
        }
        return facts;
    }

    private static ValueFacts value(List<String> facts) {
        List<String> ofElements = facts.stream()
                .filter(fact -> fact.startsWith(EACH))
                .map(fact -> fact.substring(EACH.length()))
                .toList();
        Map<String, String> settings = new LinkedHashMap<>();
        String type = "";
        boolean nullable = false;
        for (String fact : facts) {
            int equals = fact.indexOf('=');
            if (fact.startsWith(EACH)) {
                continue;
            }
            if (equals > 0) {
                settings.put(fact.substring(0, equals), fact.substring(equals + 1));
            } else if (fact.equals("nullable")) {
                nullable = true;
            } else {
                type = fact;
            }
        }
        String collection = settings.getOrDefault("list", settings.getOrDefault("map", ""));
        return new ValueFacts(
                type,
                nullable,
                settings.getOrDefault("format", ""),
                allowed(settings.get("enum")),
                allOf(settings.get("allOf")),
                bounds(settings.get("min"), settings.get("max")),
                bounds(settings.get("minLength"), settings.get("maxLength")),
                bounds(settings.get("minItems"), settings.get("maxItems")),
                bounds(settings.get("minProperties"), settings.get("maxProperties")),
                collection,
                Optional.ofNullable(settings.get("default")).map(FactsReader::text),
                Optional.ofNullable(settings.get("pattern")),
                ofElements.isEmpty() ? Optional.empty() : Optional.of(value(ofElements)));
    }

    private static List<String> allowed(@Nullable String values) {
        return values == null
                ? List.of()
                : Arrays.stream(values.split(",", -1)).map(FactsReader::text).toList();
    }

    private static List<List<String>> allOf(@Nullable String enumerations) {
        return enumerations == null
                ? List.of()
                : Arrays.stream(enumerations.split(";", -1))
                        .map(FactsReader::allowed)
                        .toList();
    }

    private static String text(String value) {
        return value.equals("''") ? "" : value;
    }

    private static Bounds bounds(@Nullable String min, @Nullable String max) {
        Bounds bounds = Bounds.NONE;
        bounds = min == null ? bounds : bounds.from(Long.parseLong(min));
        return max == null ? bounds : bounds.to(Long.parseLong(max));
    }
}
