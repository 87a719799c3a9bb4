// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.yaml;

import org.jspecify.annotations.Nullable;

/** Scans texts in single and double quotes. */
final class QuotedText {
    private static final String NO_SUCH_ESCAPE = "unknown escape";

    private final Cursor in;
    private final StringBuilder out;

    private int start;
    private boolean multiLine;

    QuotedText(Cursor in, StringBuilder out) {
        this.in = in;
        this.out = out;
    }

    /** Whether the text scanned last goes over a line break. */
    boolean isMultiLine() {
        return multiLine;
    }

    /** Scans the scalar whose quote is at the cursor; the answer is its text, or null if that is what stands between the quotes. */
    @Nullable
    String scan() {
        char[] t = in.text;
        char quote = t[in.pos];
        start = in.pos;
        multiLine = false;
        int p = in.pos + 1;
        while ((t[p] != quote && t[p] != '\\' && t[p] >= ' ') || t[p] == '\t' || (t[p] == '\\' && quote == '\'')) {
            p++;
        }
        if (t[p] == quote && !(quote == '\'' && t[p + 1] == quote)) {
            in.pos = p + 1;
            return null;
        }
        in.pos++;
        out.setLength(0);
        if (quote == '"') {
            doubleQuoted();
        } else {
            singleQuoted();
        }
        return out.toString();
    }

    private void singleQuoted() {
        for (; ; ) {
            char c = in.text[in.pos];
            if (c == '\'') {
                if (in.text[in.pos + 1] != '\'') {
                    in.pos++;
                    return;
                }
                out.append('\'');
                in.pos += 2;
            } else if (c <= ' ') {
                blanks(false);
            } else {
                out.append(c);
                in.pos++;
            }
        }
    }

    private void doubleQuoted() {
        for (; ; ) {
            char c = in.text[in.pos];
            if (c == '"') {
                in.pos++;
                return;
            } else if (c == '\\') {
                escape();
            } else if (c <= ' ') {
                blanks(false);
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
    private void blanks(boolean afterBreak) {
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
        ScalarScanner.fold(out, breaks);
    }

    private void refuseMarker() {
        if (in.atDocumentMarker()) {
            throw new YamlException(YamlProblem.Kind.SYNTAX, in.pos, "a document marker stands inside a quoted text");
        }
    }

    private void escape() {
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
            case 'x' -> character(at, 2);
            case 'u' -> character(at, 4);
            case 'U' -> character(at, 8);
            case '\n', '\r' -> {
                in.pos = at + 1;
                in.skipBreak();
                multiLine = true;
                blanks(true);
            }
            default ->
                throw new YamlException(
                        YamlProblem.Kind.SYNTAX, at, NO_SUCH_ESCAPE + " \\" + (c == 0 ? "" : c) + " in a quoted text");
        }
    }

    private void character(int at, int digits) {
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
}
