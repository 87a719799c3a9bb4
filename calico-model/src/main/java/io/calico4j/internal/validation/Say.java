// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.validation;

import io.calico4j.diagnostic.NearestName;
import java.util.Collection;
import java.util.List;

/** Turns of phrase that messages and hints share. */
final class Say {
    private static final int LONGEST = 60;

    private Say() {}

    /** The value in quotes, cut if it is long. */
    static String quoted(String value) {
        int length = value.codePointCount(0, value.length());
        return length <= LONGEST
                ? '"' + value + '"'
                : '"' + value.substring(0, value.offsetByCodePoints(0, LONGEST)) + "\"... (" + length + " characters)";
    }

    /** {@code a, b or c}. */
    static String oneOf(List<String> values) {
        List<String> shown = values.stream().map(v -> v.isEmpty() ? "\"\"" : v).toList();
        return shown.size() < 2
                ? String.join("", shown)
                : String.join(", ", shown.subList(0, shown.size() - 1)) + " or " + shown.get(shown.size() - 1);
    }

    /** The allowed values, with the one that was probably meant in front. */
    static String allowed(String given, Collection<String> values) {
        List<String> all = List.copyOf(values);
        return NearestName.of(given, all)
                .filter(near -> !near.isEmpty())
                .map(near -> "did you mean " + near + "? Allowed: " + oneOf(all))
                .orElse("allowed: " + oneOf(all));
    }
}
