// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.yaml;

import org.jspecify.annotations.Nullable;

/**
 * Scans plain, quoted and block scalars.
 *
 * <p>Each scan starts at the cursor and leaves it behind the scalar: behind the quote, or, for plain and block scalars, at
 * the first character that is not part of it (blanks and line breaks included). What was found is in the fields below.
 * The caller adds the node, because it may have to open a mapping before its first key.
 */
final class ScalarScanner {
    private static final String NO_SUCH_ESCAPE = "unknown escape";

    private final Cursor in;
    private final StringBuilder folded = new StringBuilder();

    int start;
    int stop;
    /** The text, or null if it is the slice of the source between start and stop (without quotes). */
    @Nullable
    String value;
    /** Whether the scalar goes over a line break. */
    boolean multiLine;

    ScalarScanner(Cursor in) {
        this.in = in;
    }

    /** Adds the scalar as a node of its style. */
    int addPlain(YamlTree tree) {
        String text = value;
        return text == null ? tree.addPlain(start, stop) : tree.addPlain(start, stop, text);
    }

    int addQuoted(YamlTree tree) {
        String text = value;
        return text == null ? tree.addQuoted(start, stop) : tree.addText(start, stop, text);
    }

    // ---- plain ----

    /**
     * Scans a plain scalar in block context.
     *
     * @param indent the smallest column of a line that continues the scalar; a negative number forbids more lines
     */
    void plain(int indent) {
        char[] t = in.text;
        int p = in.pos;
        int end = blockLine(t, p);
        start = p;
        stop = end;
        value = null;
        multiLine = false;
        skipTo(end);
        if (indent >= 0 && Cursor.isBreak(t[in.pos])) {
            continueLines(indent, false);
        }
    }

    /** Scans a plain scalar in flow context. */
    void plainInFlow(int indent) {
        char[] t = in.text;
        start = in.pos;
        int end = flowLine(t, in.pos);
        stop = end;
        value = null;
        multiLine = false;
        skipTo(end);
        if (Cursor.isBreak(t[in.pos])) {
            continueLines(indent, true);
        }
    }

    private void skipTo(int end) {
        in.pos = end;
        in.skipBlanks();
    }

    /** The end of the plain text of one line: before {@code ": "}, {@code " #"}, trailing blanks or the line's end. */
    private int blockLine(char[] t, int from) {
        int p = from;
        int end = from;
        for (; ; ) {
            char c = t[p];
            if (c > ':') {
                end = ++p;
            } else if (c == ':') {
                if (in.isBlankOrEnd(p + 1)) {
                    return end;
                }
                end = ++p;
            } else if (c > ' ') {
                end = ++p;
            } else if (Cursor.isBlank(c)) {
                do {
                    p++;
                } while (Cursor.isBlank(t[p]));
                if (t[p] == '#') {
                    return end;
                }
            } else {
                return end;
            }
        }
    }

    private int flowLine(char[] t, int from) {
        int p = from;
        int end = from;
        for (; ; ) {
            char c = t[p];
            if (c == ',' || c == '?' || c == '[' || c == ']' || c == '{' || c == '}') {
                return end;
            } else if (c == ':') {
                if (in.isBlankOrEnd(p + 1)) {
                    return end;
                }
                end = ++p;
            } else if (c > ' ') {
                end = ++p;
            } else if (Cursor.isBlank(c)) {
                do {
                    p++;
                } while (Cursor.isBlank(t[p]));
                if (t[p] == '#') {
                    return end;
                }
            } else {
                return end;
            }
        }
    }

    /** Goes on with the lines that continue a plain scalar; the cursor is at the break that ends its first line. */
    private void continueLines(int indent, boolean flow) {
        StringBuilder out = null;
        for (; ; ) {
            int breaks = skipEmptyLines(indent);
            if (in.atDocumentMarker() || in.text[in.pos] == '#' || in.text[in.pos] == 0) {
                break;
            }
            if (!flow && in.column() < indent) {
                break;
            }
            int from = in.pos;
            int end = flow ? flowLine(in.text, from) : blockLine(in.text, from);
            if (end == from) {
                break;
            }
            if (out == null) {
                out = folded;
                out.setLength(0);
                out.append(in.text, start, stop - start);
            }
            fold(out, breaks);
            out.append(in.text, from, end - from);
            stop = end;
            skipTo(end);
            if (!Cursor.isBreak(in.text[in.pos])) {
                break;
            }
        }
        multiLine = true;
        value = out == null ? null : out.toString();
    }

    /** Moves over line breaks and indentation; returns the number of breaks. */
    private int skipEmptyLines(int indent) {
        int breaks = 0;
        for (; ; ) {
            char c = in.text[in.pos];
            if (c == ' ') {
                in.pos++;
            } else if (c == '\t') {
                if (in.column() < indent) {
                    throw new YamlException(
                            YamlProblem.Kind.SYNTAX, in.pos, "a tab stands where the indentation must be spaces");
                }
                in.pos++;
            } else if (Cursor.isBreak(c)) {
                in.skipBreak();
                breaks++;
            } else {
                return breaks;
            }
        }
    }

    private static void fold(StringBuilder out, int breaks) {
        if (breaks == 1) {
            out.append(' ');
        }
        for (int i = 1; i < breaks; i++) {
            out.append('\n');
        }
    }

    // ---- quoted ----

    void quoted() {
        char[] t = in.text;
        char quote = t[in.pos];
        start = in.pos;
        multiLine = false;
        value = null;
        int p = in.pos + 1;
        while ((t[p] != quote && t[p] != '\\' && t[p] >= ' ') || t[p] == '\t' || (t[p] == '\\' && quote == '\'')) {
            p++;
        }
        if (t[p] == quote && !(quote == '\'' && t[p + 1] == quote)) {
            in.pos = p + 1;
            stop = in.pos;
            return;
        }
        in.pos++;
        value = quote == '"' ? doubleQuoted() : singleQuoted();
        stop = in.pos;
    }

    private String singleQuoted() {
        StringBuilder out = folded;
        out.setLength(0);
        for (; ; ) {
            char c = in.text[in.pos];
            if (c == '\'') {
                if (in.text[in.pos + 1] != '\'') {
                    in.pos++;
                    return out.toString();
                }
                out.append('\'');
                in.pos += 2;
            } else if (c <= ' ') {
                blanksInQuotes(out, false);
            } else {
                out.append(c);
                in.pos++;
            }
        }
    }

    private String doubleQuoted() {
        StringBuilder out = folded;
        out.setLength(0);
        for (; ; ) {
            char c = in.text[in.pos];
            if (c == '"') {
                in.pos++;
                return out.toString();
            } else if (c == '\\') {
                escape(out);
            } else if (c <= ' ') {
                blanksInQuotes(out, false);
            } else {
                out.append(c);
                in.pos++;
            }
        }
    }

    /**
     * Moves over blanks and line breaks in a quoted scalar and appends what is left of them.
     *
     * @param afterBreak whether an escaped line break came before, which leaves nothing of the blanks
     */
    private void blanksInQuotes(StringBuilder out, boolean afterBreak) {
        int from = in.pos;
        in.skipBlanks();
        char c = in.text[in.pos];
        if (!Cursor.isBreak(c) && c != 0) {
            if (!afterBreak) {
                out.append(in.text, from, in.pos - from);
            } else {
                refuseMarker();
            }
            return;
        }
        multiLine = true;
        int breaks = afterBreak ? 1 : 0;
        for (; ; ) {
            c = in.text[in.pos];
            if (Cursor.isBreak(c)) {
                in.skipBreak();
                breaks++;
            } else if (Cursor.isBlank(c)) {
                in.pos++;
            } else {
                break;
            }
        }
        if (c == 0) {
            throw new YamlException(YamlProblem.Kind.SYNTAX, start, "the quoted text is not closed");
        }
        refuseMarker();
        fold(out, breaks);
    }

    private void refuseMarker() {
        if (in.atDocumentMarker()) {
            throw new YamlException(YamlProblem.Kind.SYNTAX, in.pos, "a document marker stands inside a quoted text");
        }
    }

    private void escape(StringBuilder out) {
        int at = in.pos;
        char c = in.text[at + 1];
        in.pos = at + 2;
        switch (c) {
            case '0' -> out.append('\0');
            case 'a' -> out.append('\u0007');
            case 'b' -> out.append('\b');
            case 't', '\t' -> out.append('\t');
            case 'n' -> out.append('\n');
            case 'v' -> out.append('\u000b');
            case 'f' -> out.append('\f');
            case 'r' -> out.append('\r');
            case 'e' -> out.append('\u001b');
            case ' ' -> out.append(' ');
            case '"' -> out.append('"');
            case '\'' -> out.append('\'');
            case '\\' -> out.append('\\');
            case 'N' -> out.append('\u0085');
            case '_' -> out.append('\u00a0');
            case 'L' -> out.append('\u2028');
            case 'P' -> out.append('\u2029');
            case 'x' -> character(out, at, 2);
            case 'u' -> character(out, at, 4);
            case 'U' -> character(out, at, 8);
            case '\n', '\r' -> {
                in.pos = at + 1;
                in.skipBreak();
                multiLine = true;
                blanksInQuotes(out, true);
            }
            default ->
                throw new YamlException(
                        YamlProblem.Kind.SYNTAX, at, NO_SUCH_ESCAPE + " \\" + (c == 0 ? "" : c) + " in a quoted text");
        }
    }

    private void character(StringBuilder out, int at, int digits) {
        int code = 0;
        for (int i = 0; i < digits; i++) {
            int digit = hex(in.text[in.pos]);
            if (digit < 0 || code > 0x0FFF_FFFF) {
                throw new YamlException(
                        YamlProblem.Kind.SYNTAX, at, "the escape needs " + digits + " hexadecimal digits");
            }
            code = code << 4 | digit;
            in.pos++;
        }
        if (code < 0 || code > Character.MAX_CODE_POINT || (code >= 0xD800 && code <= 0xDFFF)) {
            throw new YamlException(
                    YamlProblem.Kind.SYNTAX, at, "the escape is no Unicode character (surrogate pairs are not joined)");
        }
        out.appendCodePoint(code);
    }

    private static int hex(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }

    // ---- block ----

    /** Scans a literal or folded scalar; {@code parentIndent} is the column of the collection it is in, or -1. */
    void block(int parentIndent) {
        boolean literal = in.text[in.pos] == '|';
        start = in.pos++;
        int chomping = 0;
        int increment = 0;
        for (int i = 0; i < 2; i++) {
            char c = in.text[in.pos];
            if ((c == '+' || c == '-') && chomping == 0) {
                chomping = c == '+' ? 1 : -1;
                in.pos++;
            } else if (c >= '1' && c <= '9' && increment == 0) {
                increment = c - '0';
                in.pos++;
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
        int indent = increment == 0 ? 0 : Math.max(parentIndent, 0) + increment;
        blockLines(literal, chomping, indent, parentIndent);
        multiLine = true;
    }

    private void blockLines(boolean literal, int chomping, int givenIndent, int parentIndent) {
        StringBuilder out = folded;
        out.setLength(0);
        int breaks = leadingLines(givenIndent);
        int indent = givenIndent == 0 ? Math.max(Math.max(widest, parentIndent + 1), 1) : givenIndent;
        boolean lineBefore = false;
        boolean blankBefore = false;
        boolean breakBefore = false;
        while (in.column() == indent && in.text[in.pos] != 0) {
            boolean blank = Cursor.isBlank(in.text[in.pos]);
            if (lineBefore) {
                if (!literal && !blankBefore && !blank) {
                    if (breaks == 0) {
                        out.append(' ');
                    }
                } else if (breakBefore) {
                    out.append('\n');
                }
            }
            appendBreaks(out, breaks);
            blankBefore = blank;
            int from = in.pos;
            in.skipComment();
            out.append(in.text, from, in.pos - from);
            stop = in.pos;
            lineBefore = true;
            breakBefore = Cursor.isBreak(in.text[in.pos]);
            if (breakBefore) {
                in.skipBreak();
            }
            breaks = leadingLines(indent);
        }
        if (chomping != -1 && breakBefore) {
            out.append('\n');
        }
        if (chomping == 1) {
            appendBreaks(out, breaks);
        }
        value = out.toString();
    }

    private int widest;

    /** Moves over empty lines and at most {@code indent} spaces (0: all); returns the number of line breaks. */
    private int leadingLines(int indent) {
        int breaks = 0;
        widest = 0;
        for (; ; ) {
            while ((indent == 0 || in.column() < indent) && in.text[in.pos] == ' ') {
                in.pos++;
            }
            widest = Math.max(widest, in.column());
            if ((indent == 0 || in.column() < indent) && in.text[in.pos] == '\t') {
                throw new YamlException(
                        YamlProblem.Kind.SYNTAX, in.pos, "a tab stands where the indentation must be spaces");
            }
            if (!Cursor.isBreak(in.text[in.pos])) {
                return breaks;
            }
            in.skipBreak();
            breaks++;
        }
    }

    private static void appendBreaks(StringBuilder out, int breaks) {
        for (int i = 0; i < breaks; i++) {
            out.append('\n');
        }
    }
}
