// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.yaml;

import java.util.Arrays;

/**
 * Scans a flow collection, which is what JSON looks like to YAML.
 *
 * <p>Keys must be scalars on the line of their colon; pairs without braces, tags, anchors and aliases are
 * {@link Unusual}. Open collections are on a stack of our own, so that nesting costs no stack of the machine.
 */
final class FlowScanner {
    /** The longest way from the start of a key to its colon. */
    static final int LONGEST_KEY = 1024;

    private final Cursor in;
    private final ScalarScanner scalars;
    private final YamlTree tree;
    private int[] open = new int[32];
    private int depth;
    private int room;
    private int indent;

    FlowScanner(Cursor in, ScalarScanner scalars, YamlTree tree) {
        this.in = in;
        this.scalars = scalars;
        this.tree = tree;
    }

    /**
     * Scans the collection that starts at the cursor and leaves the cursor behind it.
     *
     * @param indent the smallest column of a line that continues a plain scalar after a tab
     * @param room how many levels may be nested
     */
    void collection(int indent, int room) {
        this.room = room;
        this.indent = indent;
        depth = 0;
        open();
        boolean first = true;
        while (depth > 0) {
            skipToToken();
            int node = open[depth - 1];
            boolean mapping = tree.kind(node) == YamlTree.MAPPING;
            char c = in.text[in.pos];
            if (c == (mapping ? '}' : ']')) {
                close();
                first = false;
                continue;
            }
            if (!first) {
                if (c != ',') {
                    throw syntax("expected ',' or '" + (mapping ? '}' : ']') + "'");
                }
                in.pos++;
                skipToToken();
                if (in.text[in.pos] == (mapping ? '}' : ']')) {
                    close();
                    continue;
                }
            }
            first = mapping ? pair() : value();
        }
    }

    /** Adds the value at the cursor; returns whether it opened a collection. */
    private boolean value() {
        char c = in.text[in.pos];
        switch (c) {
            case '[', '{' -> {
                open();
                return true;
            }
            case '"', '\'' -> {
                scalars.quoted();
                int unused = scalars.addQuoted(tree);
            }
            case '&', '*', '!', '?', ':', '%', '@', '`', '|', '>', ',', ']', '}', '#', 0 -> throw new Unusual();
            default -> {
                if (c == '-' && in.isBlankOrEnd(in.pos + 1)) {
                    throw new Unusual();
                }
                scalars.plainInFlow(indent);
                int unused = scalars.addPlain(tree);
            }
        }
        refuseColon();
        return false;
    }

    /** After a value that is no key: a colon here makes a pair, or an error, that is not for us. */
    private void refuseColon() {
        skipToToken();
        if (in.text[in.pos] == ':') {
            throw new Unusual();
        }
    }

    /** Adds the key at the cursor and its value; returns whether the value opened a collection. */
    private boolean pair() {
        char c = in.text[in.pos];
        int from = in.pos;
        int line = in.lineStart;
        if (c == '"' || c == '\'') {
            scalars.quoted();
            int unused = scalars.addQuoted(tree);
        } else {
            key(c);
        }
        skipToToken();
        char next = in.text[in.pos];
        if (next == ',' || next == '}') {
            int unused = tree.addNull(in.pos);
            return false;
        }
        if (next != ':' || in.lineStart != line || scalars.multiLine || in.pos - from > LONGEST_KEY) {
            throw new Unusual();
        }
        int colon = in.pos++;
        skipToToken();
        next = in.text[in.pos];
        if (next == ',' || next == '}') {
            int unused = tree.addNull(colon + 1);
            return false;
        }
        return value();
    }

    private void key(char c) {
        switch (c) {
            case '[', '{', '&', '*', '!', '?', ':', '%', '@', '`', '|', '>', ',', ']', '#', 0 -> throw new Unusual();
            default -> {
                if (c == '-' && in.isBlankOrEnd(in.pos + 1)) {
                    throw new Unusual();
                }
                scalars.plainInFlow(indent);
                int unused = scalars.addPlain(tree);
            }
        }
    }

    private void open() {
        if (depth >= room) {
            throw YamlLimits.tooDeep(in.pos);
        }
        if (depth == open.length) {
            open = Arrays.copyOf(open, depth * 2);
        }
        open[depth++] = tree.open(in.text[in.pos] == '{' ? YamlTree.MAPPING : YamlTree.SEQUENCE, in.pos);
        in.pos++;
    }

    private void close() {
        in.pos++;
        tree.close(open[--depth], in.pos);
    }

    private void skipToToken() {
        int p = in.pos;
        char[] t = in.text;
        while (t[p] == ' ') {
            p++;
        }
        in.pos = p;
        if (t[p] > '#') {
            return;
        }
        for (; ; ) {
            char c = t[in.pos];
            if (Cursor.isBlank(c)) {
                in.pos++;
            } else if (c == '#') {
                in.skipComment();
            } else if (Cursor.isBreak(c)) {
                in.skipBreak();
                if (t[in.pos] == '\ufeff') {
                    throw new Unusual();
                }
            } else {
                break;
            }
        }
        if (in.text[in.pos] == 0) {
            throw new YamlException(
                    YamlProblem.Kind.SYNTAX,
                    depth == 0 ? in.pos : tree.start(open[depth - 1]),
                    "the collection that begins here is not closed");
        }
        if (in.atDocumentMarker()) {
            throw syntax("a document marker stands inside a collection");
        }
    }

    private YamlException syntax(String message) {
        return new YamlException(YamlProblem.Kind.SYNTAX, in.pos, message);
    }
}
