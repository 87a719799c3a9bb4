// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import java.util.Comparator;

/**
 * The order of texts by the octets of their UTF-8, as etcd and Go have it.
 *
 * <p>It differs from that of {@link String#compareTo} where one text has a character beyond U+FFFF, and the other one
 * between U+E000 and U+FFFF, at the first place in which they differ.
 */
final class OctetOrder implements Comparator<String> {
    static final OctetOrder INSTANCE = new OctetOrder();

    private static final int FIRST_SURROGATE = 0xD800;
    private static final int BEHIND_SURROGATES = 0xE000;

    private OctetOrder() {}

    @Override
    public int compare(String one, String other) {
        int common = Math.min(one.length(), other.length());
        for (int i = 0; i < common; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                return rank(a) - rank(b);
            }
        }
        return one.length() - other.length();
    }

    /** Puts the halves of characters beyond U+FFFF behind all others. */
    private static int rank(char c) {
        return c < FIRST_SURROGATE || c >= BEHIND_SURROGATES ? c : c + Character.MAX_VALUE;
    }
}
