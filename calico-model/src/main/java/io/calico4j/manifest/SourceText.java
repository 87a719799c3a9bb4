// SPDX-License-Identifier: Apache-2.0
package io.calico4j.manifest;

import io.calico4j.diagnostic.SourcePosition;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The text of one source, with its name; knows the lines. Safe for any number of threads. */
final class SourceText {
    /** The opening quote that word processors and web pages make of {@code "}. */
    static final char CURLY = '\u201c';

    private final String name;
    private final String text;
    private final boolean curly;
    private int @Nullable [] lineStarts;
    private @Nullable Column lastColumn;
    private @Nullable Line lastLine;

    SourceText(String name, String text) {
        this.name = name;
        this.text = text;
        this.curly = text.indexOf(CURLY) >= 0;
    }

    /** Whether a curly opening quote stands anywhere. */
    boolean hasCurlyQuotes() {
        return curly;
    }

    String name() {
        return name;
    }

    String text() {
        return text;
    }

    /** Where the character at the offset stands. Complexity: O(log lines), the first time O(length); linear in the line if
     * the position asked for before is not in it or behind it. */
    SourcePosition position(int offset) {
        int[] starts = lineStarts();
        int at = Math.min(Math.max(offset, 0), text.length());
        int found = Arrays.binarySearch(starts, at);
        int line = found >= 0 ? found : -found - 2;
        int first = starts[line];
        if (line == 0 && text.startsWith("\ufeff") && at > 0) {
            first = 1;
        }
        Column from = lastColumn;
        if (from == null || from.first != first || from.offset > at) {
            from = new Column(first, first, 1);
        }
        Column column = new Column(first, at, from.column + text.codePointCount(from.offset, at));
        lastColumn = column;
        return new SourcePosition(name, line + 1, column.column);
    }

    /** The offset of a position of this text; -1 if the text has no such line or column. */
    int offset(SourcePosition position) {
        int[] starts = lineStarts();
        if (position.line() > starts.length) {
            return -1;
        }
        int from = starts[position.line() - 1];
        int to = position.line() < starts.length ? starts[position.line()] : text.length();
        int first = from == 0 && text.startsWith("\ufeff") ? 1 : from;
        return text.codePointCount(first, to) < position.column() - 1
                ? -1
                : text.offsetByCodePoints(first, position.column() - 1);
    }

    /**
     * A column that is known, so that those behind it in the same long line are found quickly.
     *
     * @param first the offset of the line's first character
     * @param offset the offset of the column
     * @param column the column
     */
    private record Column(int first, int offset, int column) {}

    /** The text of a line, counted from 1, without its break. */
    Optional<String> line(int line) {
        Line known = lastLine;
        if (known != null && known.number == line) {
            return Optional.of(known.text);
        }
        int[] starts = lineStarts();
        if (line < 1 || line > starts.length) {
            return Optional.empty();
        }
        int from = starts[line - 1];
        int to = line < starts.length ? starts[line] : text.length();
        while (to > from && (text.charAt(to - 1) == '\n' || text.charAt(to - 1) == '\r')) {
            to--;
        }
        Line found = new Line(line, text.substring(from, to));
        lastLine = found;
        return Optional.of(found.text);
    }

    /**
     * A line that was asked for, as it is asked for again for each finding in it.
     *
     * @param number the line, counted from 1
     * @param text its text
     */
    private record Line(int number, String text) {}

    private int[] lineStarts() {
        int[] known = lineStarts;
        if (known == null) {
            known = findLines(text);
            lineStarts = known;
        }
        return known;
    }

    private static int[] findLines(String text) {
        int[] starts = new int[Math.max(16, text.length() / 32)];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }
}
