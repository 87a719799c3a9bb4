// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.compile;

import java.util.Arrays;

/** A few distinct ints, ascending. Confined to one thread. */
final class IntBag {
    private int[] cells = new int[4];
    private int size;

    int size() {
        return size;
    }

    int get(int index) {
        return cells[index];
    }

    void add(int value) {
        int at = Arrays.binarySearch(cells, 0, size, value);
        if (at >= 0) {
            return;
        }
        if (size == cells.length) {
            cells = Arrays.copyOf(cells, 2 * size);
        }
        System.arraycopy(cells, ~at, cells, ~at + 1, size - ~at);
        cells[~at] = value;
        size++;
    }

    void remove(int value) {
        int at = Arrays.binarySearch(cells, 0, size, value);
        if (at >= 0) {
            System.arraycopy(cells, at + 1, cells, at, size - at - 1);
            size--;
        }
    }

    int[] toArray() {
        return Arrays.copyOf(cells, size);
    }
}
