// SPDX-License-Identifier: Apache-2.0
package io.calico4j.diagnostic;

import java.util.Comparator;
import java.util.Objects;

/**
 * A place in a text: the name of the source, a line and a column.
 *
 * @param source the name of the source, such as the path of a file as the caller gave it
 * @param line the line, counted from 1
 * @param column the column, counted from 1 in Unicode code points
 */
public record SourcePosition(String source, int line, int column) implements Comparable<SourcePosition> {
    private static final Comparator<SourcePosition> ORDER = Comparator.comparing(SourcePosition::source)
            .thenComparingInt(SourcePosition::line)
            .thenComparingInt(SourcePosition::column);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if line or column is below 1
     */
    public SourcePosition {
        Objects.requireNonNull(source, "source");
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("line and column start at 1: " + line + ":" + column);
        }
    }

    /** Orders by source, line and column. */
    @Override
    public int compareTo(SourcePosition other) {
        return ORDER.compare(this, other);
    }

    /** Returns {@code source:line:column}. */
    @Override
    public String toString() {
        return source + ":" + line + ":" + column;
    }
}
