// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.yaml;

/**
 * Scans literal and folded scalars, line by line.
 *
 * <p>A line is an indented run of characters; between two of them stand empty lines, which are only counted. Two lines are joined by their line
 * break, which a folded scalar turns into a space, or into nothing where empty lines say it all; it keeps the break beside a line that begins with more
 * blanks than the indentation.
 */
final class BlockText {
    /** What is kept of the line breaks at the end. */
    private enum Ending {
        ONE_BREAK,
        NONE,
        ALL
    }

    private final Cursor in;
    private final StringBuilder out;

    private boolean folds;
    private Ending ending = Ending.ONE_BREAK;
    private int givenIndent;
    private int deepest;
    private int stop;

    BlockText(Cursor in, StringBuilder out) {
        this.in = in;
        this.out = out;
    }

    /** The offset behind the last line with content, or behind the header. */
    int stop() {
        return stop;
    }

    /** Scans the scalar whose {@code |} or {@code >} is at the cursor; {@code parentIndent} is the column of the collection it is in, or -1. */
    String scan(int parentIndent) {
        header();
        out.setLength(0);
        int indent = givenIndent == 0 ? 0 : Math.max(parentIndent, 0) + givenIndent;
        int emptyLines = emptyLines(indent);
        if (indent == 0) {
            indent = Math.max(deepest, Math.max(parentIndent + 1, 1));
        }
        lines(indent, emptyLines);
        return out.toString();
    }

    private void header() {
        folds = in.text[in.pos++] == '>';
        ending = Ending.ONE_BREAK;
        givenIndent = 0;
        boolean endingGiven = false;
        for (; ; in.pos++) {
            char c = in.text[in.pos];
            if ((c == '+' || c == '-') && !endingGiven) {
                ending = c == '+' ? Ending.ALL : Ending.NONE;
                endingGiven = true;
            } else if (c >= '1' && c <= '9' && givenIndent == 0) {
                givenIndent = c - '0';
            } else {
                break;
            }
        }
        in.skipBlanks();
        if (in.text[in.pos] == '#') {
            in.skipComment();
        }
        if (!in.atLineEnd()) {
            throw new YamlException(
                    YamlProblem.Kind.SYNTAX, in.pos, "unexpected character in the header of a block text");
        }
        stop = in.pos;
        if (Cursor.isBreak(in.text[in.pos])) {
            in.skipBreak();
        }
    }

    private void lines(int indent, int emptyLinesBefore) {
        int emptyLines = emptyLinesBefore;
        boolean any = false;
        boolean kept = false;
        boolean open = false;
        while (in.column() == indent && in.text[in.pos] != 0) {
            boolean keeps = !folds || Cursor.isBlank(in.text[in.pos]);
            if (any && (kept || keeps)) {
                out.append('\n');
            } else if (any && emptyLines == 0) {
                out.append(' ');
            }
            newLines(emptyLines);
            any = true;
            kept = keeps;
            open = line();
            emptyLines = emptyLines(indent);
        }
        if (open && ending != Ending.NONE) {
            out.append('\n');
        }
        if (ending == Ending.ALL) {
            newLines(emptyLines);
        }
    }

    /** Takes the rest of the line; returns whether it ends with a break and not with the text. */
    private boolean line() {
        int from = in.pos;
        in.skipComment();
        out.append(in.text, from, in.pos - from);
        stop = in.pos;
        boolean ends = Cursor.isBreak(in.text[in.pos]);
        if (ends) {
            in.skipBreak();
        }
        return ends;
    }

    private void newLines(int count) {
        for (int i = 0; i < count; i++) {
            out.append('\n');
        }
    }

    /** Moves over empty lines and up to {@code indent} spaces of the next one, or all where it is 0; returns how many lines these were. */
    private int emptyLines(int indent) {
        int count = 0;
        deepest = 0;
        for (; ; count++) {
            while (in.text[in.pos] == ' ' && within(indent)) {
                in.pos++;
            }
            deepest = Math.max(deepest, in.column());
            if (in.text[in.pos] == '\t' && within(indent)) {
                throw new YamlException(
                        YamlProblem.Kind.SYNTAX, in.pos, "a tab stands where the indentation must be spaces");
            }
            if (!Cursor.isBreak(in.text[in.pos])) {
                return count;
            }
            in.skipBreak();
        }
    }

    private boolean within(int indent) {
        return indent == 0 || in.column() < indent;
    }
}
