// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.yaml;

import org.jspecify.annotations.Nullable;

/**
 * Scans scalars: plain ones itself, the others by way of {@link QuotedText} and {@link BlockText}.
 *
 * <p>Each scan starts at the cursor and leaves it behind the scalar: behind the quote, or, for plain and block scalars, at
 * the first character that is not part of it (blanks and line breaks included). What was found is in the fields below.
 * The caller adds the node, because it may have to open a mapping before its first key.
 */
final class ScalarScanner {
    private final Cursor in;
    private final StringBuilder folded = new StringBuilder();
    private final QuotedText quotedText;
    private final BlockText blockText;

    int start;
    int stop;
    /** The text, or null if it is the slice of the source between start and stop (without quotes). */
    @Nullable
    String value;
    /** Whether the scalar goes over a line break. */
    boolean multiLine;

    ScalarScanner(Cursor in) {
        this.in = in;
        this.quotedText = new QuotedText(in, folded);
        this.blockText = new BlockText(in, folded);
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

    /** What is left of line breaks between two words: a space of one, and all but one of more. */
    static void fold(StringBuilder out, int breaks) {
        if (breaks == 1) {
            out.append(' ');
        }
        for (int i = 1; i < breaks; i++) {
            out.append('\n');
        }
    }

    // ---- quoted ----

    void quoted() {
        start = in.pos;
        value = quotedText.scan();
        stop = in.pos;
        multiLine = quotedText.isMultiLine();
    }

    // ---- block ----

    /** Scans a literal or folded scalar; {@code parentIndent} is the column of the collection it is in, or -1. */
    void block(int parentIndent) {
        start = in.pos;
        value = blockText.scan(parentIndent);
        stop = blockText.stop();
        multiLine = true;
    }
}
