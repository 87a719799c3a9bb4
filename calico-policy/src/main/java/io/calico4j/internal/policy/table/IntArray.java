// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.table;

import java.util.Arrays;

/** A growing array of ints. Confined to one thread. */
final class IntArray {
    private int[] cells = new int[64];
    private int size;

    void add(int value) {
        if (size == cells.length) {
            cells = Arrays.copyOf(cells, 2 * size);
        }
        cells[size++] = value;
    }

    int size() {
        return size;
    }

    int[] toArray() {
        return Arrays.copyOf(cells, size);
    }
}
