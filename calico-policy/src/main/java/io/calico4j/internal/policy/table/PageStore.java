// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.table;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pages of 512 bits, each stored once: what a policy of one namespace does to the rows of that namespace costs one page. Confined to
 * one thread.
 */
final class PageStore {
    /** The number of bits of a page, as a power of two. */
    static final int SHIFT = 9;
    /** The number of words of a page. */
    static final int WORDS = 1 << (SHIFT - 6);

    /** Spreads bits: 2^64 divided by the golden ratio. */
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private static final int MOST = 1 << Character.SIZE;

    private final Map<Page, Integer> numbers = new HashMap<>();
    private long[] pages = new long[1 << 10];

    /** Tells whether there is room for so many more pages. */
    boolean hasRoom(int count) {
        return numbers.size() + count <= MOST;
    }

    /** Returns the number of the page that begins at a word of a bit set. */
    char page(long[] bits, int from) {
        Page page = new Page(Arrays.copyOfRange(bits, from, from + WORDS));
        Integer known = numbers.get(page);
        if (known == null) {
            known = numbers.size();
            numbers.put(page, known);
            int at = known * WORDS;
            if (at + WORDS > pages.length) {
                pages = Arrays.copyOf(pages, 2 * pages.length);
            }
            System.arraycopy(page.bits, 0, pages, at, WORDS);
        }
        return (char) (int) known;
    }

    /** Returns all pages, one after the other. */
    long[] toArray() {
        return Arrays.copyOf(pages, numbers.size() * WORDS);
    }

    /** A page, for finding equal ones. */
    private static final class Page {
        private final long[] bits;

        Page(long[] bits) {
            this.bits = bits;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Page that && Arrays.equals(bits, that.bits);
        }

        @Override
        public int hashCode() {
            long hash = 0;
            for (long word : bits) {
                hash = (hash ^ word) * MIX;
                hash ^= hash >>> Integer.SIZE;
            }
            return (int) hash;
        }
    }
}
