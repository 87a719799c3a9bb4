// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.schema;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the CRD schema says about a value.
 *
 * @param type {@code string}, {@code boolean}, {@code integer}, {@code number}, {@code object}, {@code array} or
 *     {@code intOrString}; empty where the schema does not know the value
 * @param nullable whether {@code null} is a value too
 * @param format the format, such as {@code cidr} or {@code date-time}; empty for none
 * @param allowed the values of an enumeration, in its order; empty for none
 * @param allOf enumerations that all have to hold the value, where the schema says it in that way
 * @param number bounds of a number
 * @param length bounds of a text, in Unicode code points
 * @param items bounds of a list
 * @param properties bounds of the fields of an object
 * @param collection {@code set} or {@code atomic} for a list or map that is merged so; empty for none
 * @param defaultText the value put in where the field is absent, in JSON but for quotes
 * @param pattern a regular expression in Go's syntax that must match somewhere in a text
 * @param each what the schema says about the elements of a list or the values of a map
 */
public record ValueFacts(
        String type,
        boolean nullable,
        String format,
        List<String> allowed,
        List<List<String>> allOf,
        Bounds number,
        Bounds length,
        Bounds items,
        Bounds properties,
        String collection,
        Optional<String> defaultText,
        Optional<String> pattern,
        Optional<ValueFacts> each) {
    /** Copies the lists. */
    public ValueFacts {
        allowed = List.copyOf(allowed);
        allOf = List.copyOf(allOf);
    }

    /**
     * An interval, closed on both sides, either side of which may be open-ended.
     *
     * @param min the smallest
     * @param max the largest
     */
    public record Bounds(OptionalLong min, OptionalLong max) {
        /** No bounds at all. */
        public static final Bounds NONE = new Bounds(OptionalLong.empty(), OptionalLong.empty());

        /** Whether there are no bounds. */
        public boolean isNone() {
            return min.isEmpty() && max.isEmpty();
        }

        /** The same with a lower bound. */
        Bounds from(long bound) {
            return new Bounds(OptionalLong.of(bound), max);
        }

        /** The same with an upper bound. */
        Bounds to(long bound) {
            return new Bounds(min, OptionalLong.of(bound));
        }
    }
}
