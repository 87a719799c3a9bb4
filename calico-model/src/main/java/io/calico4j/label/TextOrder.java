// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import java.util.Comparator;

/**
 * The order of texts by Unicode code point, which is the order of their UTF-8 bytes.
 *
 * <p>{@link String#compareTo} compares UTF-16 units and so puts U+E000 to U+FFFF after the supplementary characters; unique
 * ids would then differ from Calico's.
 */
final class TextOrder {
    static final Comparator<String> CODE_POINTS = TextOrder::compare;

    private TextOrder() {}

    static int compare(String a, String b) {
        int shared = Math.min(a.length(), b.length());
        for (int i = 0; i < shared; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                return rank(x) - rank(y);
            }
        }
        return a.length() - b.length();
    }

    /** Moves surrogates above all other units and keeps the order otherwise. */
    private static int rank(char unit) {
        return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
    }
}
