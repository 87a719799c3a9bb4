// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.vector;

import com.fasterxml.jackson.databind.JsonNode;

/** What became of one vector. */
public sealed interface Outcome {

    /** The answer is the expected one. */
    record Passed() implements Outcome {}

    /**
     * The answer is another one.
     *
     * @param expected what the vector says, for a reader; may have several lines
     * @param actual what came instead, in the same shape
     */
    record Failed(String expected, String actual) implements Outcome {}

    /**
     * The vector isn't judged.
     *
     * @param difference name of the class of differences in {@code docs/differences.md} that says why
     */
    record Skipped(String difference) implements Outcome {}

    /** Returns the good outcome. */
    static Outcome passed() {
        return new Passed();
    }

    /** Returns a failure told by two texts. */
    static Outcome failed(String expected, String actual) {
        return new Failed(expected, actual);
    }

    /** Returns a skip under an entry of {@code docs/differences.md}. */
    static Outcome skipped(String difference) {
        return new Skipped(difference);
    }

    /** Compares two values with {@link JsonComparison#exact()}. */
    static Outcome same(JsonNode expected, JsonNode actual) {
        return new Checks().same("", expected, actual).outcome();
    }

    /** Compares two values with {@code equals} and shows them as text. */
    static Outcome equal(Object expected, Object actual) {
        return new Checks().equal("", expected, actual).outcome();
    }
}
