// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.form;

/** Sets of ASCII characters, as one bit each. */
final class Characters {
    static final Characters LOWER_OR_DIGIT = of("abcdefghijklmnopqrstuvwxyz0123456789");
    static final Characters LETTER_OR_DIGIT = LOWER_OR_DIGIT.and("ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private final long low;
    private final long high;

    private Characters(long low, long high) {
        this.low = low;
        this.high = high;
    }

    static Characters of(String members) {
        return new Characters(0, 0).and(members);
    }

    Characters and(String members) {
        long newLow = low;
        long newHigh = high;
        for (int i = 0; i < members.length(); i++) {
            char c = members.charAt(i);
            if (c < 64) {
                newLow |= 1L << c;
            } else {
                newHigh |= 1L << c;
            }
        }
        return new Characters(newLow, newHigh);
    }

    boolean has(char c) {
        return c < 64 ? low >>> c << 63 != 0 : c < 128 && high >>> c << 63 != 0;
    }

    /** Whether all characters of {@code text[from..to)} are members. */
    boolean hasAll(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!has(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the text has {@code min..max} characters, all of them members. */
    boolean makeUp(String text, int min, int max) {
        return text.length() >= min && text.length() <= max && hasAll(text, 0, text.length());
    }
}
