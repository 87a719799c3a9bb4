// SPDX-License-Identifier: Apache-2.0
package io.calico4j.crd;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What each field is for, as the javadoc of its accessor says it.
 *
 * <p>The texts stand in {@code descriptions.txt}: type, JSON name and text, divided by tabs. A test makes the file from the sources and fails
 * where it is not up to date.
 */
final class Descriptions {
    private static final Map<String, String> TEXTS = load();

    private Descriptions() {}

    static Optional<String> find(Class<?> type, String field) {
        return Optional.ofNullable(TEXTS.get(key(type.getSimpleName(), field)));
    }

    private static String key(String type, String field) {
        return type + '\t' + field;
    }

    private static Map<String, String> load() {
        Map<String, String> texts = new LinkedHashMap<>();
        try (InputStream in = Objects.requireNonNull(Descriptions.class.getResourceAsStream("descriptions.txt"))) {
            String file = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            file.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] parts = line.split("\t", 3);
                texts.put(key(parts[0], parts[1]), parts[2]);
            });
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the descriptions", e);
        }
        return texts;
    }
}
