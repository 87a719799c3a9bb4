// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Many label maps, arranged by label, so that a selector is evaluated on all of them in a few nanoseconds each.
 *
 * <p>Immutable: for maps that come and go there are the indexes of {@code calico-policy}. Building takes time and memory linear in
 * the number of labels of all maps.
 *
 * <pre>{@code
 * LabelTable nodes = LabelTable.of(labelsOfNodes);
 * BitSet ready = nodes.matcher(Selector.parse("has(ready)")).rows();
 * }</pre>
 */
public final class LabelTable {
    /** A label that fewer than one map in this many has is kept as a list of the maps that have it. */
    private static final int SPARSE = 8;

    private final int size;
    private final Map<String, Column> columns;

    private LabelTable(int size, Map<String, Column> columns) {
        this.size = size;
        this.columns = columns;
    }

    /** Returns the table whose row {@code i} is the {@code i}th map in iteration order. */
    public static LabelTable of(Collection<Labels> rows) {
        Map<String, ColumnBuilder> builders = new HashMap<>();
        int row = 0;
        for (Labels labels : rows) {
            for (int i = 0; i < labels.size(); i++) {
                builders.computeIfAbsent(labels.nameAt(i), name -> new ColumnBuilder())
                        .add(row, labels.valueAt(i));
            }
            row++;
        }
        int size = row;
        Map<String, Column> columns = new HashMap<>();
        builders.forEach((name, builder) -> columns.put(name, builder.build(size)));
        return new LabelTable(size, columns);
    }

    /** Returns the number of rows. */
    public int size() {
        return size;
    }

    /** Prepares a selector for this table: each of its terms is decided once for each distinct value of its label. */
    public LabelTableMatcher matcher(Selector selector) {
        return LabelTableMatcher.of(this, selector);
    }

    /** Returns the column of a label, or null if no row has it. */
    @Nullable
    Column column(String label) {
        return columns.get(label);
    }

    /** The values of one label: 0 where it is absent, else 1 and up by value. */
    abstract static sealed class Column {
        final List<String> values;

        private Column(List<String> values) {
            this.values = values;
        }

        abstract int at(int row);

        /** Joins to each number what the value of a row stands for; the first number is that of row {@code from}. */
        abstract void join(int from, int to, short[] byCode, int[] numbers);
    }

    private static final class Dense extends Column {
        private final int[] codes;

        Dense(ColumnBuilder from, int size) {
            super(from.values);
            codes = new int[size];
            for (int i = 0; i < from.count; i++) {
                codes[from.rows[i]] = from.rowCodes[i];
            }
        }

        @Override
        int at(int row) {
            return codes[row];
        }

        @Override
        void join(int from, int to, short[] byCode, int[] numbers) {
            for (int row = from; row < to; row++) {
                numbers[row - from] |= byCode[codes[row]];
            }
        }
    }

    private static final class Sparse extends Column {
        private final int[] rows;
        private final int[] rowCodes;

        Sparse(ColumnBuilder from) {
            super(from.values);
            rows = Arrays.copyOf(from.rows, from.count);
            rowCodes = Arrays.copyOf(from.rowCodes, from.count);
        }

        @Override
        int at(int row) {
            int found = Arrays.binarySearch(rows, row);
            return found < 0 ? 0 : rowCodes[found];
        }

        @Override
        void join(int from, int to, short[] byCode, int[] numbers) {
            for (int row = from; row < to; row++) {
                numbers[row - from] |= byCode[at(row)];
            }
        }
    }

    private static final class ColumnBuilder {
        private final List<String> values = new ArrayList<>();
        private final Map<String, Integer> codes = new HashMap<>();
        private int[] rows = new int[16];
        private int[] rowCodes = new int[16];
        private int count;

        void add(int row, String value) {
            if (count == rows.length) {
                rows = Arrays.copyOf(rows, 2 * count);
                rowCodes = Arrays.copyOf(rowCodes, 2 * count);
            }
            rows[count] = row;
            rowCodes[count++] = codes.computeIfAbsent(value, this::newCode);
        }

        private int newCode(String value) {
            values.add(value);
            return values.size();
        }

        Column build(int size) {
            return count >= size / SPARSE ? new Dense(this, size) : new Sparse(this);
        }
    }
}
