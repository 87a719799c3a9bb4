// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.regex;

/** The text of a pattern, read code point by code point. */
final class Source {
    /** What {@link #number()} answers where no number stands. */
    static final int NO_NUMBER = -2;

    /** What {@link #number()} answers for a number too large to be of use. */
    static final int HUGE = -1;

    private static final int END = -1;
    private static final int LARGEST = 100_000_000;

    private final int[] text;
    private int position;

    Source(String text) {
        this.text = text.codePoints().toArray();
    }

    boolean atEnd() {
        return position == text.length;
    }

    int position() {
        return position;
    }

    void back(int to) {
        position = to;
    }

    /** The next character, not read yet; -1 at the end. */
    int peek() {
        return peekAt(0);
    }

    int peekAt(int offset) {
        return position + offset < text.length ? text[position + offset] : END;
    }

    int next() {
        int c = peek();
        skip();
        return c;
    }

    void skip() {
        skip(1);
    }

    void skip(int count) {
        position = Math.min(text.length, position + count);
    }

    /** Reads the word if it stands here. */
    boolean skips(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (peekAt(i) != word.charAt(i)) {
                return false;
            }
        }
        skip(word.length());
        return true;
    }

    /** Reads a decimal number without leading zeros. */
    int number() {
        if (!isDigit(peek()) || (peek() == '0' && isDigit(peekAt(1)))) {
            return NO_NUMBER;
        }
        int value = 0;
        while (isDigit(peek())) {
            int digit = next() - '0';
            value = value == HUGE || value >= LARGEST ? HUGE : value * 10 + digit;
        }
        return value;
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
