// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

/** What the tokenizer and the factories of terms agree on. */
final class Syntax {
    /** The longest label name, in characters, which are bytes as none of them is beyond ASCII. */
    static final int MAX_LABEL = 512;

    private static final String WHITE_SPACE =
            "\t\n\u000B\f\r \u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
                    + "\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000";

    private static final boolean[] LABEL_CHARACTER = new boolean[128];

    static {
        String letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
        for (char c : (letters + "0123456789_./-").toCharArray()) {
            LABEL_CHARACTER[c] = true;
        }
    }

    private Syntax() {}

    static boolean isLabelCharacter(char c) {
        return c < LABEL_CHARACTER.length && LABEL_CHARACTER[c];
    }

    static boolean isLabel(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isLabelCharacter(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MAX_LABEL;
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** The Unicode property White_Space, which differs from every such test in the Java library. */
    static boolean isWhiteSpace(char c) {
        return WHITE_SPACE.indexOf(c) >= 0;
    }
}
