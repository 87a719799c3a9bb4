// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.yaml;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Gives snakeyaml a text that is whole in memory and known to hold allowed characters only.
 *
 * <p>The library's own reader moves all that was looked ahead with every kilobyte it reads, so that a token of a few
 * megabytes keeps it busy for minutes. Here a look ahead is a look into an array, and a mark is four numbers. Places count characters of
 * Unicode, as the library's do.
 */
final class TextReader extends StreamReader {
    private static final int[] NO_SNIPPET = {};

    private final char[] units;
    private final int @Nullable [] points;
    private final int limit;
    private int at;
    private int line;
    private int column;
    private int documentStart;

    /**
     * A reader of the first {@code limit} characters.
     *
     * @param hasSurrogates whether some characters take two places in {@code text}
     */
    TextReader(char[] text, int limit, boolean hasSurrogates) {
        super("");
        units = text;
        points = hasSurrogates ? new String(text, 0, limit).codePoints().toArray() : null;
        this.limit = points == null ? limit : points.length;
    }

    private int character(int index) {
        int[] wide = points;
        return index >= limit ? 0 : wide == null ? units[index] : wide[index];
    }

    @Override
    public int peek() {
        return character(at);
    }

    @Override
    public int peek(int ahead) {
        return character(at + ahead);
    }

    @Override
    public String prefix(int length) {
        int end = Math.min(limit, at + length);
        return points == null ? new String(units, at, end - at) : new String(points, at, end - at);
    }

    @Override
    public String prefixForward(int length) {
        String taken = prefix(length);
        at += length;
        column += length;
        return taken;
    }

    @Override
    public void forward() {
        forward(1);
    }

    @Override
    public void forward(int length) {
        for (int end = Math.min(limit, at + length); at < end; ) {
            int c = character(at++);
            boolean lineEnds = switch (c) {
                case '\n', 0x85, 0x2028, 0x2029 -> true;
                case '\r' -> at < limit && character(at) != '\n';
                default -> false;
            };
            if (lineEnds) {
                line++;
                column = 0;
            } else if (c != 0xfeff) {
                column++;
            }
        }
    }

    @Override
    public Mark getMark() {
        return new Mark("text", at, line, column, NO_SNIPPET, 0);
    }

    @Override
    public int getColumn() {
        return column;
    }

    @Override
    public int getLine() {
        return line;
    }

    @Override
    public int getIndex() {
        return at;
    }

    @Override
    public int getDocumentIndex() {
        return at - documentStart;
    }

    @Override
    public void resetDocumentIndex() {
        documentStart = at;
    }
}
