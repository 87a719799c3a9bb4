// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.text;

import java.util.Comparator;

/**
 * The order of texts by Unicode code point, which is the order of their UTF-8 bytes.
 *
 * <p>{@link String#compareTo} compares UTF-16 units and so puts U+E000 to U+FFFF after the supplementary characters; unique
 * ids and the order of written keys would then differ from Calico's.
 */
public final class CodePointOrder {
    /** The order as a comparator. */
    public static final Comparator<String> COMPARATOR = CodePointOrder::compare;

    private CodePointOrder() {}

    /** Compares two texts as {@link Comparator#compare} does. */
    public static int compare(String a, String b) {
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
