// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.yaml;

import java.util.Comparator;

/**
 * The order in which go-yaml writes the keys of mappings: letters by code point and after everything else, runs of digits by
 * their number, the rest by code point; a shorter text before one it begins.
 */
final class NaturalOrder implements Comparator<String> {
    static final NaturalOrder INSTANCE = new NaturalOrder();

    private NaturalOrder() {}

    @Override
    public int compare(String left, String right) {
        int length = Math.min(left.length(), right.length());
        int at = 0;
        while (at < length && left.charAt(at) == right.charAt(at)) {
            at++;
        }
        if (at == length) {
            return Integer.compare(left.length(), right.length());
        }
        if (at > 0 && Character.isLowSurrogate(left.charAt(at))) {
            at--;
        }
        int a = left.codePointAt(at);
        int b = right.codePointAt(at);
        boolean aLetter = Character.isLetter(a);
        boolean bLetter = Character.isLetter(b);
        if (aLetter != bLetter) {
            return bLetter ? -1 : 1;
        }
        if (aLetter) {
            return Integer.compare(a, b);
        }
        int byDigits = compareDigits(left, right, at, a == '0' || b == '0');
        return byDigits != 0 ? byDigits : Integer.compare(a, b);
    }

    private static int compareDigits(String left, String right, int at, boolean zero) {
        long start = zero && followsNonZero(left, at) ? 1 : 0;
        int leftEnd = endOfDigits(left, at);
        int rightEnd = endOfDigits(right, at);
        int byNumber = Long.compare(number(start, left, at, leftEnd), number(start, right, at, rightEnd));
        return byNumber != 0 ? byNumber : Integer.compare(leftEnd, rightEnd);
    }

    /** Whether the digits before have one that is not 0, so that a 0 here counts. */
    private static boolean followsNonZero(String text, int at) {
        for (int i = at - 1; i >= 0 && isDigit(text.charAt(i)); i--) {
            if (text.charAt(i) != '0') {
                return true;
            }
        }
        return false;
    }

    private static int endOfDigits(String text, int at) {
        int end = at;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The number that the digits continue; wraps around like the reference's. */
    private static long number(long start, String text, int from, int to) {
        long number = start;
        for (int i = from; i < to; i++) {
            number = number * 10 + (text.charAt(i) - '0');
        }
        return number;
    }
}
