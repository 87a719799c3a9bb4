// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.form;

/** Lists of settings: {@code key=value,key=value}. */
public final class KeyValues {
    private static final Characters KEY = Characters.LETTER_OR_DIGIT.and("_");
    private static final Characters BLANK = Characters.of(" \t\n\f\r");

    private KeyValues() {}

    /** Whether the text is blank, or settings between commas; empty ones are passed over. */
    public static boolean isList(String text) {
        if (text.isBlank()) {
            return true;
        }
        int start = 0;
        while (start <= text.length()) {
            int comma = text.indexOf(',', start);
            int end = comma < 0 ? text.length() : comma;
            if (start < end && !isSetting(text, start, end)) {
                return false;
            }
            start = end + 1;
        }
        return true;
    }

    private static boolean isSetting(String text, int from, int to) {
        int start = from;
        while (start < to && BLANK.has(text.charAt(start))) {
            start++;
        }
        int equals = text.indexOf('=', start);
        return equals > start
                && equals < to
                && KEY.hasAll(text, start, equals)
                && text.substring(equals, to).indexOf('\n') < 0;
    }
}
