// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.table;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The rows that each set of addresses holds, as bit sets, so that a test is put to 64 rows at a time. Confined to one thread. */
final class RowSets {
    private final int count;
    private final int words;
    private final Map<Integer, long[]> members = new HashMap<>();

    /** Reads the present rows. */
    RowSets(SpotTable.Rows rows) {
        this.count = rows.count();
        this.words = ((count + (1 << PageStore.SHIFT) - 1) >>> PageStore.SHIFT) * PageStore.WORDS;
        for (int row = 0; row < count; row++) {
            int number = row;
            rows.forEachSet(
                    row, set -> members.computeIfAbsent(set, any -> new long[words])[number >>> 6] |= 1L << number);
        }
    }

    /** Returns the number of rows. */
    int count() {
        return count;
    }

    /** Returns the length of a bit set of all rows, which is whole pages. */
    int words() {
        return words;
    }

    /** Returns all rows. */
    long[] all() {
        long[] all = new long[words];
        Arrays.fill(all, -1L);
        return all;
    }

    /** One entry of a code: sets that must hold the row, and sets that must not, and what follows if that is so. */
    static final class Entry {
        private final int[] in;
        private final int[] out;
        private final int next;

        /**
         * Creates an entry.
         *
         * @param in the numbers of the sets that must
         * @param out the numbers of those that must not
         * @param next an outcome, which is negative, or the place of a later entry
         */
        Entry(int[] in, int[] out, int next) {
            this.in = in;
            this.out = out;
            this.next = next;
        }

        /** Returns what follows. */
        int next() {
            return next;
        }
    }

    /** Returns those of some rows that an entry matches. */
    long[] matched(long[] some, Entry entry) {
        long[] matched = some.clone();
        for (int set : entry.in) {
            long[] holds = members.get(set);
            if (holds == null) {
                Arrays.fill(matched, 0);
                return matched;
            }
            for (int i = 0; i < words; i++) {
                matched[i] &= holds[i];
            }
        }
        for (int set : entry.out) {
            long[] holds = members.get(set);
            for (int i = 0; holds != null && i < words; i++) {
                matched[i] &= ~holds[i];
            }
        }
        return matched;
    }

    /** Adds rows to others. */
    static void add(long[] to, long[] more) {
        for (int i = 0; i < to.length; i++) {
            to[i] |= more[i];
        }
    }

    /** Takes rows from others. */
    static void remove(long[] from, long[] gone) {
        for (int i = 0; i < from.length; i++) {
            from[i] &= ~gone[i];
        }
    }

    /** Tells whether there are any rows. */
    static boolean isEmpty(long[] rows) {
        for (long word : rows) {
            if (word != 0) {
                return false;
            }
        }
        return true;
    }
}
