// SPDX-License-Identifier: Apache-2.0
package io.calico4j.index;

import java.util.Arrays;

/** A growing list of ints that is cleared and used again. */
final class IntList {
    private static final int KEPT = 1 << 14;

    private int[] cells = new int[16];
    private int size;

    void add(int value) {
        if (size == cells.length) {
            cells = Arrays.copyOf(cells, size * 2);
        }
        cells[size++] = value;
    }

    void addAll(int[] values, int count) {
        ensure(count);
        System.arraycopy(values, 0, cells, size, count);
        size += count;
    }

    /** Makes room for that many more. */
    void ensure(int more) {
        if (cells.length - size < more) {
            cells = Arrays.copyOf(cells, Math.max(size + more, size * 2));
        }
    }

    int get(int index) {
        return cells[index];
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void sort() {
        if (size > 1) {
            Arrays.sort(cells, 0, size);
        }
    }

    /** Drops everything from an index on. */
    void truncate(int newSize) {
        size = newSize;
    }

    void set(int index, int value) {
        cells[index] = value;
    }

    /** Empties the list, and gives up its memory if that was needed once only. */
    void clear() {
        if (cells.length > KEPT && size < cells.length / 4) {
            cells = new int[KEPT];
        }
        size = 0;
    }

    void copyTo(int[] target, int from) {
        System.arraycopy(cells, 0, target, from, size);
    }

    int[] toArray() {
        return Arrays.copyOf(cells, size);
    }
}
