// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.yaml;

/** The text being scanned and how far the scanners have come; the character at {@link #limit} is a NUL. */
final class Cursor {
    char[] text = new char[1];
    int limit;
    int pos;
    /** The offset of the first character of the line that {@link #pos} is in. */
    int lineStart;

    void reset(char[] text, int limit) {
        this.text = text;
        this.limit = limit;
        pos = 0;
        lineStart = 0;
    }

    int column() {
        return pos - lineStart;
    }

    static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** Whether a blank, a line break or the end. */
    boolean isBlankOrEnd(int at) {
        char c = text[at];
        return c <= ' ' && (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0);
    }

    /** Moves over one line break. */
    void skipBreak() {
        char first = text[pos++];
        if (first == '\r' && text[pos] == '\n') {
            pos++;
        }
        lineStart = pos;
    }

    /** Moves over spaces and tabs. */
    void skipBlanks() {
        int p = pos;
        while (isBlank(text[p])) {
            p++;
        }
        pos = p;
    }

    /** Moves to the end of the line. */
    void skipComment() {
        int p = pos;
        while (!isBreak(text[p]) && text[p] != 0) {
            p++;
        }
        pos = p;
    }

    boolean atLineEnd() {
        char c = text[pos];
        return isBreak(c) || c == 0;
    }

    /** Whether {@code ---} or {@code ...} stands at the start of the line, followed by a blank or the end. */
    boolean atDocumentMarker() {
        return pos == lineStart && (startsWith('-') || startsWith('.')) && isBlankOrEnd(pos + 3);
    }

    boolean atDocumentStart() {
        return pos == lineStart && startsWith('-') && isBlankOrEnd(pos + 3);
    }

    private boolean startsWith(char c) {
        return text[pos] == c && text[pos + 1] == c && text[pos + 2] == c;
    }
}
