// SPDX-License-Identifier: Apache-2.0
package io.calico4j.diagnostic;

/**
 * One line of a source with a mark at one of its columns, fit for a terminal.
 *
 * <p>Of a long line only the surroundings of the column are shown, with {@code ...} where text was cut. Tabs are shown as
 * one space and other control characters as {@code ?}, so that the caret stands below its character.
 *
 * @param text the shown part of the line
 * @param caret how many characters of {@code text} stand before the marked one; at most the length of {@code text}
 */
public record SourceSnippet(String text, int caret) {
    private static final int WIDTH = 100;
    private static final String CUT = "...";

    /** Checks that the mark lies within the text or directly after it. */
    public SourceSnippet {
        if (caret < 0 || caret > text.codePointCount(0, text.length())) {
            throw new IllegalArgumentException("caret " + caret + " outside of the text");
        }
    }

    /**
     * Returns the snippet of a line of which at most 100 characters are shown.
     *
     * @param line the whole line; a line break and what follows it are ignored
     * @param column the marked column, counted from 1 in Unicode code points; beyond the end means the end
     */
    public static SourceSnippet of(String line, int column) {
        return of(line, column, WIDTH);
    }

    /**
     * Returns the snippet of a line.
     *
     * @param line the whole line; a line break and what follows it are ignored
     * @param column the marked column, counted from 1 in Unicode code points; beyond the end means the end
     * @param width how many characters are shown at most; at least 16
     * @throws IllegalArgumentException if {@code column} is below 1 or {@code width} below 16
     */
    public static SourceSnippet of(String line, int column, int width) {
        if (column < 1 || width < 16) {
            throw new IllegalArgumentException("column " + column + ", width " + width);
        }
        int end = endOf(line);
        int marked = ahead(line, 0, column - 1, end);
        int start = back(line, marked, width);
        int stop = ahead(line, marked, width, end);
        int[] near = line.substring(start, stop).codePoints().toArray();
        int mark = line.codePointCount(start, marked);
        if (start == 0 && stop == end && near.length <= width) {
            return new SourceSnippet(shown(near, 0, near.length), mark);
        }
        int room = width - 2 * CUT.length();
        int from = Math.max(0, Math.min(mark - room / 2, near.length - room));
        int to = Math.min(near.length, from + room);
        String before = start > 0 || from > 0 ? CUT : "";
        String after = stop < end || to < near.length ? CUT : "";
        return new SourceSnippet(before + shown(near, from, to) + after, before.length() + mark - from);
    }

    private static int endOf(String line) {
        int feed = line.indexOf('\n');
        int end = feed < 0 ? line.length() : feed;
        int carriage = line.lastIndexOf('\r', end - 1);
        while (carriage >= 0) {
            end = carriage;
            carriage = line.lastIndexOf('\r', end - 1);
        }
        return end;
    }

    /** The offset that is so many code points behind another, or the limit. */
    private static int ahead(String line, int from, int codePoints, int limit) {
        int at = from;
        for (int i = 0; i < codePoints && at < limit; i++) {
            at += Character.charCount(line.codePointAt(at));
        }
        return at;
    }

    /** The offset that is so many code points before another, or the start. */
    private static int back(String line, int from, int codePoints) {
        int at = from;
        for (int i = 0; i < codePoints && at > 0; i++) {
            at -= Character.charCount(line.codePointBefore(at));
        }
        return at;
    }

    private static String shown(int[] codePoints, int from, int to) {
        var out = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            int c = codePoints[i];
            if (c == '\t') {
                out.append(' ');
            } else if (OneLine.isUnsafe(c) || Character.getType(c) == Character.SURROGATE) {
                out.append('?');
            } else {
                out.appendCodePoint(c);
            }
        }
        return out.toString();
    }

    /**
     * Returns two lines, each ended by a line feed: the text, and a {@code ^} below the marked character.
     *
     * @param indent put before both lines
     */
    public String render(String indent) {
        return indent + text + "\n" + indent + " ".repeat(caret) + "^\n";
    }
}
