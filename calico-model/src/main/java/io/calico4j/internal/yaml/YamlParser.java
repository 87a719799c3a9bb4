// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.yaml;

import org.jspecify.annotations.Nullable;

/**
 * Parses one YAML document at a time into a {@link YamlTree} that is reused.
 *
 * <p>Tries {@link BlockScanner} and, where the document is unusual, {@link LibraryParser}. Time and memory are proportional to
 * the length of the text, and the depth of nesting is bounded by {@link YamlLimits}. Confined to one thread.
 */
public final class YamlParser {
    /**
     * What came of a parse.
     *
     * @param present whether there was a document: something besides blanks and comments
     * @param rest the offset, relative to the start of the text parsed, of text behind the document that does not belong
     *     to it; -1 if there is none
     * @param problem why the text could not be read; the tree is then unusable
     */
    public record Outcome(
            boolean present, int rest, @Nullable YamlProblem problem) {
        static final Outcome ABSENT = new Outcome(false, -1, null);
        static final Outcome WHOLE = new Outcome(true, -1, null);

        static Outcome failed(YamlProblem problem) {
            return new Outcome(false, -1, problem);
        }
    }

    private final YamlTree tree = new YamlTree();
    private final Cursor cursor = new Cursor();
    private final Anchors anchors = new Anchors(tree);
    private final BlockScanner scanner = new BlockScanner(cursor, tree, anchors);
    private final LibraryParser library = new LibraryParser(tree, anchors);

    private char[] buffer = new char[1 << 12];
    private boolean hasSurrogates;
    private boolean hasOtherBreaks;

    /** The tree of the document that was parsed last. */
    public YamlTree tree() {
        return tree;
    }

    /**
     * Parses the first document of a part of a text. A byte order mark at its start is skipped.
     *
     * @param from the first character
     * @param to the character after the last
     */
    public Outcome parse(String text, int from, int to) {
        int length = load(text, from, to);
        YamlProblem bad = check(length);
        if (bad != null) {
            return Outcome.failed(bad);
        }
        try {
            Outcome outcome = hasOtherBreaks ? parseWithLibrary(length) : parseQuickly(length);
            YamlProblem tooMuch = AliasBudget.check(tree);
            return tooMuch == null ? outcome : Outcome.failed(tooMuch);
        } catch (YamlException e) {
            return Outcome.failed(e.problem());
        }
    }

    private Outcome parseQuickly(int length) {
        try {
            return scan(length);
        } catch (Unusual e) {
            return parseWithLibrary(length);
        }
    }

    /** Parses with the library alone; for the test that compares both ways. */
    Outcome parseSlowly(String text) {
        int length = load(text, 0, text.length());
        YamlProblem bad = check(length);
        if (bad != null) {
            return Outcome.failed(bad);
        }
        try {
            return parseWithLibrary(length);
        } catch (YamlException e) {
            return Outcome.failed(e.problem());
        }
    }

    private Outcome scan(int length) {
        tree.clear(buffer);
        anchors.clear();
        cursor.reset(buffer, length);
        if (buffer[0] == '\ufeff') {
            cursor.pos = 1;
            cursor.lineStart = 1;
        }
        boolean present = scanner.document();
        return present ? outcome(cursor.pos, length) : Outcome.ABSENT;
    }

    private Outcome parseWithLibrary(int length) {
        tree.clear(buffer);
        anchors.clear();
        int rest = library.document(buffer, length, hasSurrogates);
        return rest < 0 ? Outcome.ABSENT : outcome(rest, length);
    }

    /** Looks for text behind the document; what stands at {@code end} is at the end of a line or the start of a token. */
    private Outcome outcome(int end, int length) {
        int at = end;
        while (at < length) {
            char c = buffer[at];
            if (c == '#') {
                while (at < length && !Cursor.isBreak(buffer[at])) {
                    at++;
                }
            } else if (Cursor.isBlank(c) || Cursor.isBreak(c)) {
                at++;
            } else if (c == '.' && isMarker(at, length)) {
                at += 3;
            } else {
                return new Outcome(true, at, null);
            }
        }
        return Outcome.WHOLE;
    }

    private boolean isMarker(int at, int length) {
        return (at == 0 || Cursor.isBreak(buffer[at - 1]))
                && buffer[at + 1] == '.'
                && buffer[at + 2] == '.'
                && (at + 3 >= length || buffer[at + 3] <= ' ');
    }

    private int load(String text, int from, int to) {
        int length = to - from;
        if (buffer.length < length + 4) {
            buffer = new char[Math.max(length + 4, (int) Math.min(Integer.MAX_VALUE - 8L, buffer.length * 2L))];
        }
        text.getChars(from, to, buffer, 0);
        for (int i = 0; i < 4; i++) {
            buffer[length + i] = 0;
        }
        return length;
    }

    /** Refuses characters outside YAML's set; finds out which rare ones there are. */
    private @Nullable YamlProblem check(int length) {
        hasSurrogates = false;
        hasOtherBreaks = false;
        char[] t = buffer;
        for (int i = 0; i < length; i++) {
            char c = t[i];
            if ((c >= ' ' && c < 0x7f) || c == '\n') {
                continue;
            }
            if (c < 0xa0) {
                if (c == 0x85) {
                    hasOtherBreaks = true;
                } else if (c != '\t' && c != '\r') {
                    return new YamlProblem(
                            YamlProblem.Kind.CHARACTER, i, String.format("the control character U+%04X", (int) c));
                }
            } else if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c) || !Character.isLowSurrogate(t[i + 1])) {
                    return new YamlProblem(YamlProblem.Kind.CHARACTER, i, "half of a surrogate pair");
                }
                hasSurrogates = true;
                i++;
            } else if (c == 0x2028 || c == 0x2029) {
                hasOtherBreaks = true;
            } else if (c > 0xfffd) {
                return new YamlProblem(YamlProblem.Kind.CHARACTER, i, String.format("the character U+%04X", (int) c));
            }
        }
        return null;
    }
}
