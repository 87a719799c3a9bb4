// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.slot;

import java.util.Arrays;

/** A growing list of ints that is cleared and used again. */
public final class IntList {
    private static final int KEPT = 1 << 14;

    private int[] cells = new int[16];
    private int size;

    public void add(int value) {
        if (size == cells.length) {
            cells = Arrays.copyOf(cells, size * 2);
        }
        cells[size++] = value;
    }

    public void addAll(int[] values, int count) {
        ensure(count);
        System.arraycopy(values, 0, cells, size, count);
        size += count;
    }

    /** Makes room for that many more. */
    public void ensure(int more) {
        if (cells.length - size < more) {
            cells = Arrays.copyOf(cells, Math.max(size + more, size * 2));
        }
    }

    public int get(int index) {
        return cells[index];
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public void sort() {
        if (size > 1) {
            Arrays.sort(cells, 0, size);
        }
    }

    /** Drops everything from an index on. */
    public void truncate(int newSize) {
        size = newSize;
    }

    public void set(int index, int value) {
        cells[index] = value;
    }

    /** Empties the list, and gives up its memory if that was needed once only. */
    public void clear() {
        if (cells.length > KEPT && size < cells.length / 4) {
            cells = new int[KEPT];
        }
        size = 0;
    }

    public void copyTo(int[] target, int from) {
        System.arraycopy(cells, 0, target, from, size);
    }

    public int[] toArray() {
        return Arrays.copyOf(cells, size);
    }
}
