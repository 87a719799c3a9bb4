// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.table;

import java.util.Arrays;

/** A growing list of numbers of pages. Confined to one thread. */
final class PageList {
    /** Beyond so many places no tables are made any more: the codes do without. */
    private static final int MOST = 1 << 24;

    private char[] cells = new char[1 << 10];
    private int size;

    int size() {
        return size;
    }

    boolean hasRoom(int count) {
        return size + count <= MOST;
    }

    void add(char page) {
        if (size == cells.length) {
            cells = Arrays.copyOf(cells, 2 * size);
        }
        cells[size++] = page;
    }

    char[] toArray() {
        return Arrays.copyOf(cells, size);
    }
}
