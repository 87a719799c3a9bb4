// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.validation;

/** A check that a whole number lies between two others, both included. */
final class Bound extends ValueCheck {
    private final long min;
    private final long max;

    Bound(long min, long max) {
        super(Codes.OUT_OF_BOUNDS);
        this.min = min;
        this.max = max;
    }

    @Override
    boolean accepts(Object value) {
        long number = ((Number) value).longValue();
        return number >= min && number <= max;
    }

    @Override
    String message(Object value) {
        return value + " is out of bounds";
    }

    @Override
    String hint(Object value) {
        if (max == Long.MAX_VALUE) {
            return "allowed: " + min + " or more";
        }
        return min == Long.MIN_VALUE ? "allowed: " + max + " or less" : "allowed: " + min + " to " + max;
    }
}
