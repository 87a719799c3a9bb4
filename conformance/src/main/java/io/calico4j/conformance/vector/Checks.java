// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.vector;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.List;

/**
 * The several comparisons of one vector, collected so that a failure shows all of them.
 *
 * <p>Confined to one thread.
 */
public final class Checks {
    private static final int SHOWN = 12;

    private final List<Difference> differences = new ArrayList<>();

    /** Creates an empty collection; its outcome is a pass. */
    public Checks() {}

    /**
     * Compares two JSON values with {@link JsonComparison#exact()}.
     *
     * @param what what is compared, the first part of the path in a failure
     */
    @CanIgnoreReturnValue
    public Checks same(String what, JsonNode expected, JsonNode actual) {
        return same(what, expected, actual, JsonComparison.exact());
    }

    /** Compares two JSON values in a chosen way. */
    @CanIgnoreReturnValue
    public Checks same(String what, JsonNode expected, JsonNode actual, JsonComparison comparison) {
        for (Difference difference : comparison.differences(expected, actual)) {
            differences.add(new Difference(join(what, difference.path()), difference.expected(), difference.actual()));
        }
        return this;
    }

    /** Compares two values with {@code equals} and shows them as text. */
    @CanIgnoreReturnValue
    public Checks equal(String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            differences.add(new Difference(what, expected.toString(), actual.toString()));
        }
        return this;
    }

    /** Returns a pass if no comparison differed, else a failure that lists the first dozen of differences. */
    public Outcome outcome() {
        if (differences.isEmpty()) {
            return Outcome.passed();
        }
        List<String> expected = new ArrayList<>();
        List<String> actual = new ArrayList<>();
        for (Difference difference : differences.subList(0, Math.min(SHOWN, differences.size()))) {
            String at = difference.path().isEmpty() ? "" : difference.path() + ": ";
            expected.add(at + difference.expected());
            actual.add(at + difference.actual());
        }
        if (differences.size() > SHOWN) {
            expected.add("and " + (differences.size() - SHOWN) + " more differences");
        }
        return Outcome.failed(String.join("\n", expected), String.join("\n", actual));
    }

    private static String join(String what, String path) {
        if (what.isEmpty() || path.isEmpty()) {
            return what + path;
        }
        return path.startsWith("[") ? what + path : what + "." + path;
    }
}
