// SPDX-License-Identifier: Apache-2.0
package io.calico4j.diagnostic;

import java.util.Objects;

/**
 * Text made safe for one line of a terminal: control characters, those that reorder or hide text, and line breaks become escapes, so
 * that no input can steer the terminal.
 */
public final class OneLine {
    private OneLine() {}

    /** Returns the text with {@code \}{@code uXXXX} for each such character; the text itself if it has none. Complexity: linear. */
    public static String of(CharSequence text) {
        Objects.requireNonNull(text, "text");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || (c >= 0x7f && isUnsafe(Character.codePointAt(text, i)))) {
                return escaped(text, i);
            }
        }
        return text.toString();
    }

    private static String escaped(CharSequence text, int first) {
        var out = new StringBuilder(text.length() + 16).append(text, 0, first);
        for (int i = first; i < text.length(); ) {
            int c = Character.codePointAt(text, i);
            i += Character.charCount(c);
            if (!isUnsafe(c)) {
                out.appendCodePoint(c);
                continue;
            }
            for (char unit : Character.toChars(c)) {
                out.append(String.format("\\u%04x", (int) unit));
            }
        }
        return out.toString();
    }

    /** Controls, format characters such as the marks that change the direction of writing, and line and paragraph separators. */
    static boolean isUnsafe(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
