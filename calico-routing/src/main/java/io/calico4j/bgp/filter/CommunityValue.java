// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.filter;

import io.calico4j.diagnostic.FormatException;
import java.util.Comparator;
import java.util.Optional;

/**
 * A standard community (RFC 1997) of two numbers, or a large one (RFC 8092) of three.
 *
 * <p>The natural order is that of the texts, which Calico sorts by.
 *
 * @param first the first number, {@code 0..4294967295}
 * @param second the second number
 * @param third the third number of a large community; -1 for a standard one
 */
public record CommunityValue(long first, long second, long third) implements Comparable<CommunityValue> {
    private static final Comparator<CommunityValue> ORDER = Comparator.comparing(CommunityValue::toString);
    private static final long HIGHEST = 0xffff_ffffL;

    /** Returns the community of a text of two or three decimal numbers joined by colons; empty for any other text. */
    public static Optional<CommunityValue> tryParse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 2 && parts.length != 3) {
            return Optional.empty();
        }
        long[] numbers = {0, 0, -1};
        for (int i = 0; i < parts.length; i++) {
            numbers[i] = number(parts[i]);
            if (numbers[i] < 0) {
                return Optional.empty();
            }
        }
        return Optional.of(new CommunityValue(numbers[0], numbers[1], numbers[2]));
    }

    /**
     * Returns the community of a text.
     *
     * @throws FormatException if {@link #tryParse} is empty
     */
    public static CommunityValue parse(String text) {
        return tryParse(text).orElseThrow(() -> new FormatException(text, 0, "a community such as 65001:100"));
    }

    private static long number(String digits) {
        if (digits.isEmpty() || digits.length() > 10 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        long value = Long.parseLong(digits);
        return value <= HIGHEST ? value : -1;
    }

    /** Returns whether it has three numbers. */
    public boolean isLarge() {
        return third >= 0;
    }

    @Override
    public int compareTo(CommunityValue other) {
        return ORDER.compare(this, other);
    }

    /** Returns the numbers joined by colons. */
    @Override
    public String toString() {
        return first + ":" + second + (isLarge() ? ":" + third : "");
    }
}
