// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.terminal;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rows of cells, aligned in columns.
 *
 * <p>A column without any content but its heading is left out. Confined to one thread.
 */
public final class Table {
    private static final String GAP = "  ";
    private static final int NO_LIMIT = Integer.MAX_VALUE;

    private final List<Column> columns = new ArrayList<>();
    private final List<List<Text>> rows = new ArrayList<>();
    private final Map<Integer, Text> spans = new TreeMap<>();
    private final String indent;

    private record Column(String heading, boolean right, int limit) {}

    /** Creates an empty table without columns, indented by two. */
    public Table() {
        this(GAP);
    }

    /** Creates an empty table without columns, with the given text before each line. */
    public Table(String indent) {
        this.indent = indent;
    }

    /** Adds a column whose cells start below each other. */
    @CanIgnoreReturnValue
    public Table left(String heading) {
        return left(heading, NO_LIMIT);
    }

    /** Adds a column whose cells start below each other and are cut to a width. */
    @CanIgnoreReturnValue
    public Table left(String heading, int limit) {
        columns.add(new Column(heading, false, limit));
        return this;
    }

    /** Adds a column whose cells end below each other, for numbers. */
    @CanIgnoreReturnValue
    public Table right(String heading) {
        columns.add(new Column(heading, true, NO_LIMIT));
        return this;
    }

    /**
     * Adds a row.
     *
     * @param cells one {@link Text} or plain value for each column
     */
    @CanIgnoreReturnValue
    public Table row(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        List<Text> row = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            Text cell = cells[i] instanceof Text text ? text : Text.of(cells[i]);
            row.add(cell.cut(columns.get(i).limit));
        }
        rows.add(row);
        return this;
    }

    /** Adds a line of its own between the rows, which doesn't touch the columns. */
    @CanIgnoreReturnValue
    public Table span(Text line) {
        spans.put(rows.size() + spans.size(), line);
        return this;
    }

    /** Returns whether there are no rows. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Returns the lines: the headings, if any column has one, then the rows. */
    public List<Text> lines() {
        int[] widths = widths();
        List<Text> lines = new ArrayList<>();
        if (columns.stream().anyMatch(c -> !c.heading.isEmpty())) {
            lines.add(line(
                    columns.stream().map(c -> Text.of(Style.FAINT, c.heading)).toList(), widths));
        }
        int next = 0;
        for (int i = 0; i < rows.size() + spans.size(); i++) {
            Text span = spans.get(i);
            lines.add(
                    span == null
                            ? line(rows.get(next++), widths)
                            : Text.of(indent).and(span));
        }
        return lines;
    }

    private int[] widths() {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            for (List<Text> row : rows) {
                widths[i] = Math.max(widths[i], row.get(i).width());
            }
            if (widths[i] > 0) {
                widths[i] = Math.max(widths[i], columns.get(i).heading.length());
            }
        }
        return widths;
    }

    private Text line(List<Text> cells, int[] widths) {
        Text line = Text.of(indent);
        int owed = 0;
        boolean first = true;
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] == 0) {
                continue;
            }
            owed += first ? 0 : GAP.length();
            first = false;
            Text cell = cells.get(i);
            int room = widths[i] - cell.width();
            if (cell.width() == 0) {
                owed += room;
                continue;
            }
            boolean right = columns.get(i).right;
            line = line.and(" ".repeat(owed + (right ? room : 0))).and(cell);
            owed = right ? 0 : room;
        }
        return line;
    }
}
