// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.slot;

import java.util.Arrays;

/** A growing list of longs that is cleared and used again. */
public final class LongList {
    private static final int KEPT = 1 << 14;

    private long[] cells = new long[16];
    private int size;

    public void add(long value) {
        if (size == cells.length) {
            cells = Arrays.copyOf(cells, size * 2);
        }
        cells[size++] = value;
    }

    public long get(int index) {
        return cells[index];
    }

    public int size() {
        return size;
    }

    public void sort() {
        Arrays.sort(cells, 0, size);
    }

    /** Empties the list, and gives up its memory if that was needed once only. */
    public void clear() {
        if (cells.length > KEPT && size < cells.length / 4) {
            cells = new long[KEPT];
        }
        size = 0;
    }
}
