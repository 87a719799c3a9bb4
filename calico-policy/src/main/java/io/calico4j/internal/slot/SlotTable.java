// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.slot;

import java.util.Arrays;

/**
 * A set of ascending ints for each slot: the queries that an endpoint matches, or the users of a query.
 *
 * <p>Rows are written in place. A snapshot shares all pages; after it, a page is copied when it is first written, and a row of
 * it when that is first written. So a change costs in proportion to the row, and a snapshot {@code O(length / 128)}. A snapshot
 * is safe for any number of threads if it is handed over safely.
 */
public final class SlotTable {
    private static final int SHIFT = 7;
    private static final int PAGE = 1 << SHIFT;
    /** A row starts with its count. */
    private static final int[] EMPTY = {0};
    /** Rows have room for at least so many. */
    private static final int FEW = 4;

    private Page[] pages = {};
    private boolean[] owned = {};
    private final IntList merged = new IntList();

    private static final class Page {
        final int[][] rows;
        /** The rows that no snapshot shares, one bit each. */
        final long[] writable = new long[PAGE >> 6];

        Page(int[][] rows) {
            this.rows = rows;
        }
    }

    private int[] row(int slot) {
        int page = slot >>> SHIFT;
        return page < pages.length ? pages[page].rows[slot & (PAGE - 1)] : EMPTY;
    }

    /** Returns how many are in a slot's set. */
    public int size(int slot) {
        return row(slot)[0];
    }

    /** Returns the element at an index of a slot's set. */
    public int get(int slot, int index) {
        return row(slot)[index + 1];
    }

    public boolean contains(int slot, int value) {
        int[] row = row(slot);
        return Arrays.binarySearch(row, 1, row[0] + 1, value) >= 0;
    }

    public void add(int slot, int value) {
        int[] row = row(slot);
        int count = row[0];
        int at = count + 1;
        if (count > 0 && row[count] >= value) {
            at = Arrays.binarySearch(row, 1, count + 1, value);
            if (at >= 0) {
                return;
            }
            at = ~at;
        }
        row = writable(slot, count + 1);
        System.arraycopy(row, at, row, at + 1, count + 1 - at);
        row[at] = value;
        row[0] = count + 1;
    }

    public void remove(int slot, int value) {
        int[] row = row(slot);
        int count = row[0];
        int at = Arrays.binarySearch(row, 1, count + 1, value);
        if (at >= 0) {
            row = writable(slot, count);
            System.arraycopy(row, at + 1, row, at, count - at);
            row[0] = count - 1;
        }
    }

    /**
     * Removes and adds several.
     *
     * @param lost ascending, all in the set
     * @param gained ascending, none in the set
     */
    public void change(int slot, IntList lost, IntList gained) {
        int[] row = row(slot);
        int l = 0;
        int g = 0;
        merged.clear();
        for (int i = 1; i <= row[0]; i++) {
            int value = row[i];
            if (l < lost.size() && lost.get(l) == value) {
                l++;
                continue;
            }
            while (g < gained.size() && gained.get(g) < value) {
                merged.add(gained.get(g++));
            }
            merged.add(value);
        }
        while (g < gained.size()) {
            merged.add(gained.get(g++));
        }
        row = writable(slot, merged.size());
        merged.copyTo(row, 1);
        row[0] = merged.size();
    }

    /** Empties a slot's set and gives up its memory. */
    public void clear(int slot) {
        if (size(slot) > 0) {
            writablePage(slot).rows[slot & (PAGE - 1)] = EMPTY;
            setWritable(pages[slot >>> SHIFT], slot, false);
        }
    }

    /** Returns the row of a slot for writing, with room for that many. */
    private int[] writable(int slot, int count) {
        Page page = writablePage(slot);
        int index = slot & (PAGE - 1);
        int[] row = page.rows[index];
        boolean roomy = count < row.length;
        if (roomy && (page.writable[index >> 6] >>> index & 1) != 0) {
            return row;
        }
        row = Arrays.copyOf(row, roomy ? row.length : Math.max(count, FEW) + 1 + (count >> 1));
        page.rows[index] = row;
        setWritable(page, slot, true);
        return row;
    }

    private static void setWritable(Page page, int slot, boolean value) {
        int word = (slot & (PAGE - 1)) >> 6;
        page.writable[word] = value ? page.writable[word] | 1L << slot : page.writable[word] & ~(1L << slot);
    }

    private Page writablePage(int slot) {
        int page = slot >>> SHIFT;
        if (page >= pages.length) {
            int from = pages.length;
            int to = Math.max(page + 1, from + (from >>> 1));
            pages = Arrays.copyOf(pages, to);
            owned = Arrays.copyOf(owned, to);
            for (int i = from; i < to; i++) {
                int[][] rows = new int[PAGE][];
                Arrays.fill(rows, EMPTY);
                pages[i] = new Page(rows);
                owned[i] = true;
            }
        } else if (!owned[page]) {
            pages[page] = new Page(pages[page].rows.clone());
            owned[page] = true;
        }
        return pages[page];
    }

    /** Returns a table with the present sets, which does not follow later changes and must not be written. */
    public SlotTable snapshot() {
        SlotTable snapshot = new SlotTable();
        snapshot.pages = pages.clone();
        Arrays.fill(owned, false);
        return snapshot;
    }

    /** Returns an index beyond the last slot with elements. */
    public int length() {
        return pages.length << SHIFT;
    }
}
