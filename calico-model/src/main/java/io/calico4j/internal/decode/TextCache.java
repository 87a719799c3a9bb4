// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.decode;

import org.jspecify.annotations.Nullable;

/**
 * Hands out one {@code String} for short texts that come again and again, as the words, names and label keys of manifests
 * do: less garbage while reading, less memory in what is read.
 */
final class TextCache {
    private static final int FIRST_SIZE = 1 << 8;
    private static final int FULL_SIZE = 1 << 12;
    private static final int LONGEST = 40;

    private @Nullable String[] texts = new @Nullable String[FIRST_SIZE];
    private int missed;

    String get(char[] source, int from, int to) {
        int length = to - from;
        if (length > LONGEST) {
            return new String(source, from, length);
        }
        int hash = length;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + source[i];
        }
        int slot = (hash ^ (hash >>> 12)) & (texts.length - 1);
        String known = texts[slot];
        if (known != null && equals(known, source, from, length)) {
            return known;
        }
        String text = new String(source, from, length);
        texts[slot] = text;
        if (++missed == FIRST_SIZE) {
            texts = new @Nullable String[FULL_SIZE];
        }
        return text;
    }

    private static boolean equals(String text, char[] source, int from, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != source[from + i]) {
                return false;
            }
        }
        return true;
    }
}
