// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.index;

import java.util.Arrays;
import java.util.List;

/**
 * The names of a label map, shared by all maps with the same names, with the way from a name to its place.
 *
 * <p>What a hidden class is to the objects of a script engine: the maps themselves are then bare arrays of labels.
 */
final class Shape {
    static final Shape EMPTY = new Shape(new LabelName[0]);

    private final LabelName[] names;
    /** Open addressing: place + 1 of a name, 0 where free. */
    private final int[] table;

    /** How many rows have this shape; not counted for {@link #EMPTY}, which all indexes share. */
    int rows;

    Shape(LabelName[] names) {
        this.names = names;
        this.table = tableOf(names);
    }

    private static int[] tableOf(LabelName[] names) {
        int[] cells = new int[Integer.highestOneBit(Math.max(names.length, 1)) << 2];
        for (int i = 0; i < names.length; i++) {
            int at = start(names[i], cells);
            while (cells[at] != 0) {
                at = at + 1 & cells.length - 1;
            }
            cells[at] = i + 1;
        }
        return cells;
    }

    private static int start(LabelName name, int[] cells) {
        return (name.serial * 0x9E3779B9) >>> 8 & (cells.length - 1);
    }

    /** Returns the names as a list that compares them one by one, by identity. */
    List<LabelName> names() {
        return Arrays.asList(names);
    }

    int size() {
        return names.length;
    }

    LabelName name(int index) {
        return names[index];
    }

    /** Returns the place of a name, or -1. */
    int indexOf(LabelName name) {
        int[] cells = table;
        for (int at = start(name, cells); ; at = at + 1 & cells.length - 1) {
            int place = cells[at] - 1;
            if (place < 0 || names[place] == name) {
                return place;
            }
        }
    }
}
