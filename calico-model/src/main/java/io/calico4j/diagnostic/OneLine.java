// SPDX-License-Identifier: Apache-2.0
package io.calico4j.diagnostic;

/** Text made safe for one line of a terminal: control characters, also those that reorder text, become escapes. */
final class OneLine {
    private OneLine() {}

    static String of(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (isUnsafe(text.charAt(i))) {
                return escaped(text);
            }
        }
        return text.toString();
    }

    private static String escaped(CharSequence text) {
        var out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isUnsafe(c)) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** C0 and C1 controls, line and paragraph separators, and the marks that change the direction of writing. */
    static boolean isUnsafe(char c) {
        return c < ' '
                || (c >= 0x7f && c < 0xa0)
                || c == 0x061c
                || (c >= 0x200e && c <= 0x200f)
                || (c >= 0x2028 && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0xfeff;
    }
}
