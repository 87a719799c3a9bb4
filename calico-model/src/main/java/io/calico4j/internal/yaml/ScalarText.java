// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.yaml;

import java.util.regex.Pattern;

/**
 * Decides how a text is written as a YAML scalar: in the style that go-yaml gives it, and so that readers of YAML 1.1 and of 1.2
 * both read the same text.
 */
final class ScalarText {
    /** The styles. */
    enum Style {
        PLAIN,
        SINGLE_QUOTED,
        DOUBLE_QUOTED,
        LITERAL
    }

    private static final Pattern BASE_60 = Pattern.compile("[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])++(?:\\.[0-9_]*)?");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

    private static final String NEVER_FIRST = "#,[]{}&*!|>'\"%@`";

    private ScalarText() {}

    static Style styleOf(String text) {
        if (text.isEmpty()) {
            return Style.DOUBLE_QUOTED;
        }
        var traits = new Traits(text);
        if (traits.lineFeed) {
            return traits.trailingSpace || traits.spaceBeforeBreak || traits.special
                    ? Style.DOUBLE_QUOTED
                    : Style.LITERAL;
        }
        if (!readsAsText(text) || traits.special) {
            return Style.DOUBLE_QUOTED;
        }
        return traits.leadingSpace || traits.trailingSpace || traits.indicators ? Style.SINGLE_QUOTED : Style.PLAIN;
    }

    /** Whether the text without quotes is a text to every reader. */
    static boolean readsAsText(String text) {
        char c = text.charAt(0);
        boolean mayBeNumber = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
        if (mayBeNumber
                && (NUMBER.matcher(text).matches() || BASE_60.matcher(text).matches())) {
            return false;
        }
        return ScalarResolver.isText(text);
    }

    /** What matters of a text. */
    private static final class Traits {
        final boolean leadingSpace;
        final boolean trailingSpace;
        boolean lineFeed;
        boolean spaceBeforeBreak;
        boolean special;
        boolean indicators;

        Traits(String text) {
            leadingSpace = text.charAt(0) == ' ';
            trailingSpace = text.charAt(text.length() - 1) == ' ';
            indicators = startsWithIndicator(text);
            for (int i = 0; i < text.length(); i++) {
                look(text, i, text.charAt(i));
            }
        }

        private static boolean startsWithIndicator(String text) {
            char c = text.charAt(0);
            boolean alone = text.length() == 1 || isBlank(text.charAt(1));
            return NEVER_FIRST.indexOf(c) >= 0
                    || ((c == '?' || c == ':' || c == '-') && alone)
                    || text.startsWith("---")
                    || text.startsWith("...");
        }

        private void look(String text, int at, char c) {
            if (c == '\n') {
                lineFeed = true;
                spaceBeforeBreak |= at > 0 && text.charAt(at - 1) == ' ';
            } else if (c == ':') {
                indicators |= at + 1 == text.length() || isBlank(text.charAt(at + 1));
            } else if (c == '#') {
                indicators |= at > 0 && isBlank(text.charAt(at - 1));
            } else if (!isPrintable(c)) {
                special = true;
            }
        }

        private static boolean isBlank(char c) {
            return c == ' ' || c == '\t' || c == '\n';
        }
    }

    /** Whether a character may stand for itself; line breaks other than LF may not, nor may halves of surrogate pairs. */
    static boolean isPrintable(char c) {
        return (c >= ' ' && c <= '~')
                || (c >= 0xa0 && c < 0xd800 && c != 0x2028 && c != 0x2029)
                || (c >= 0xe000 && c <= 0xfffd && c != 0xfeff);
    }
}
