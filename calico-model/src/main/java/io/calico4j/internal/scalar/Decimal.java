// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.scalar;

/** Unsigned decimal numbers of ASCII digits, as Go's {@code strconv.ParseUint} reads them in base 10. */
public final class Decimal {
    private Decimal() {}

    /**
     * Returns the number that {@code text[from..to)} is, or -1 if that is empty, holds anything but digits, or is above
     * the limit. Leading zeros are fine.
     *
     * @param limit {@code 0..2^62}
     */
    public static long parse(String text, int from, int to, long limit) {
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value > limit ? value : value * 10 + digit;
        }
        return from == to || value > limit ? -1 : value;
    }

    /** Returns the number that the whole text is, or -1. */
    public static long parse(String text, long limit) {
        return parse(text, 0, text.length(), limit);
    }
}
