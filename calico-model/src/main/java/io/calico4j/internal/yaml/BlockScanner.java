// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.yaml;

import java.util.Arrays;
import java.util.Objects;

/**
 * Scans the YAML that manifests are written in straight into a {@link YamlTree}.
 *
 * <p>It reads block mappings and sequences, plain, quoted and block scalars, flow collections and comments, which is
 * all of nearly every manifest, several times faster than a general parser. It gives up ({@link Unusual}) where a document
 * has directives, explicit or complex keys, or tags and anchors in odd places, and where the grammar is broken in a way
 * that the library shall explain; the document is then read again by {@link LibraryParser}. Where both read a document they
 * build the same tree, which a test of random documents checks.
 *
 * <p>How it works. There is a stack of open block collections, each with the column its entries stand in. A node ends
 * with its line; then the column of the next line with content tells which collections end, and the innermost one left
 * reads an entry: {@code - node} or {@code key: node}. A node on the line of its key's colon cannot be a block
 * collection; after a dash it can. A sequence may stand in the column of the mapping whose value it is
 * ({@link #INDENTLESS}).
 */
final class BlockScanner {
    private static final byte MAPPING = 0;
    private static final byte SEQUENCE = 1;
    private static final byte INDENTLESS = 2;

    private final Cursor in;
    private final YamlTree tree;
    private final ScalarScanner scalars;
    private final FlowScanner flow;
    private final NodeProperties properties;
    private final Anchors anchors;

    private byte[] types = new byte[64];
    private int[] indents = new int[64];
    private int[] nodes = new int[64];
    private int depth;

    BlockScanner(Cursor in, YamlTree tree, Anchors anchors) {
        this.in = in;
        this.tree = tree;
        this.scalars = new ScalarScanner(in);
        this.flow = new FlowScanner(in, scalars, tree);
        this.properties = new NodeProperties(in);
        this.anchors = anchors;
    }

    /**
     * Scans one document from the start of the text. The cursor is left at the end, at the marker that ends the
     * document, or at the first character after it that does not belong to it.
     *
     * @return whether there was anything but blanks and comments
     */
    boolean document() {
        depth = 0;
        toContent();
        if (in.text[in.pos] == 0) {
            return false;
        }
        boolean blocksAllowed = true;
        if (in.atDocumentStart()) {
            in.pos += 3;
            in.skipBlanks();
            blocksAllowed = in.atLineEnd() || in.text[in.pos] == '#';
            if (blocksAllowed) {
                toContent();
            }
        } else if (in.atDocumentMarker() || (in.column() == 0 && in.text[in.pos] == '%')) {
            throw new Unusual();
        }
        if (in.text[in.pos] == 0 || in.atDocumentMarker()) {
            int unused = tree.addNull(in.pos);
            return true;
        }
        char first = in.text[in.pos];
        node(-1, blocksAllowed);
        while (depth > 0) {
            nextEntry();
        }
        toContent();
        if (in.text[in.pos] != 0 && !in.atDocumentMarker()) {
            requireIgnorable(first == '[' || first == '{');
        }
        return true;
    }

    /** There is text behind the document: another document, or what the reference ignores. */
    private void requireIgnorable(boolean afterFlow) {
        char c = in.text[in.pos];
        if (!afterFlow || (c != '{' && c != '[')) {
            throw new Unusual();
        }
    }

    // ---- lines ----

    /** Moves to the next character of content; the rest of the current line is known to be blank or a comment. */
    private void toContent() {
        char[] t = in.text;
        for (; ; ) {
            int p = in.pos;
            while (t[p] == ' ') {
                p++;
            }
            in.pos = p;
            char c = t[p];
            if (c > '#' && c != '\ufeff') {
                return;
            }
            if (c == '#') {
                in.skipComment();
                c = t[in.pos];
            }
            if (Cursor.isBreak(c)) {
                in.skipBreak();
            } else if (c == '\t' || c == '\ufeff') {
                throw new Unusual();
            } else {
                return;
            }
        }
    }

    /** After a node: the line must end here, but for blanks and a comment. */
    private void endLine() {
        in.skipBlanks();
        if (!in.atLineEnd()) {
            if (in.text[in.pos] == '#') {
                in.skipComment();
            } else if (depth > 0) {
                throw new Unusual();
            }
        }
    }

    /** The column of the next content, or -1 if the document ends. */
    private int columnOfContent() {
        toContent();
        return in.text[in.pos] == 0 || in.atDocumentMarker() ? -1 : in.column();
    }

    private boolean atDash() {
        return in.text[in.pos] == '-' && in.isBlankOrEnd(in.pos + 1);
    }

    // ---- collections ----

    private void nextEntry() {
        int column = columnOfContent();
        while (depth > 0) {
            int top = depth - 1;
            int indent = indents[top];
            byte type = types[top];
            if (column < indent) {
                pop();
            } else if (column > indent) {
                throw new Unusual();
            } else if (type == MAPPING) {
                if (atDash()) {
                    throw new Unusual();
                }
                key(indent);
                return;
            } else if (atDash()) {
                item(indent, type);
                return;
            } else if (type == INDENTLESS) {
                pop();
            } else {
                throw new Unusual();
            }
        }
        if (column >= 0) {
            throw new Unusual();
        }
    }

    private void push(byte type, int indent, int start) {
        if (depth >= YamlLimits.DEPTH) {
            throw YamlLimits.tooDeep(start);
        }
        if (depth == types.length) {
            types = Arrays.copyOf(types, depth * 2);
            indents = Arrays.copyOf(indents, depth * 2);
            nodes = Arrays.copyOf(nodes, depth * 2);
        }
        types[depth] = type;
        indents[depth] = indent;
        nodes[depth] = tree.open(type == MAPPING ? YamlTree.MAPPING : YamlTree.SEQUENCE, start);
        depth++;
    }

    private void pop() {
        tree.close(nodes[--depth], in.pos);
    }

    /** Reads the key at the cursor and its value. */
    private void key(int indent) {
        char c = in.text[in.pos];
        if (c == '"' || c == '\'') {
            scalars.quoted();
            in.skipBlanks();
            requireColon();
            int unused = scalars.addQuoted(tree);
        } else {
            requirePlainStart(c);
            scalars.plain(-1);
            requireColon();
            int unused = scalars.addPlain(tree);
        }
        valueOf(indent);
    }

    /** After a scalar: throws unless its key's colon is here. */
    private void requireColon() {
        if (!isKey()) {
            throw new Unusual();
        }
    }

    /** Whether the colon after the scalar just scanned, here at the cursor, makes it a key. */
    private boolean isKey() {
        return in.text[in.pos] == ':'
                && in.isBlankOrEnd(in.pos + 1)
                && !scalars.multiLine
                && in.pos - scalars.start <= FlowScanner.LONGEST_KEY;
    }

    /** Reads the value whose key's colon is at the cursor. */
    private void valueOf(int indent) {
        int colon = in.pos++;
        in.skipBlanks();
        if (!in.atLineEnd() && in.text[in.pos] != '#') {
            node(indent, false);
            return;
        }
        int column = columnOfContent();
        if (column > indent) {
            node(indent, true);
        } else if (column == indent && atDash()) {
            push(INDENTLESS, indent, in.pos);
            item(indent, INDENTLESS);
        } else {
            int unused = tree.addNull(colon + 1);
        }
    }

    /** Reads the entry whose dash is at the cursor. */
    private void item(int indent, byte type) {
        int dash = in.pos++;
        while (in.text[in.pos] == ' ') {
            in.pos++;
        }
        if (!in.atLineEnd() && in.text[in.pos] != '#') {
            node(indent, true);
            return;
        }
        int column = columnOfContent();
        if (column > indent) {
            node(indent, true);
        } else if (type == SEQUENCE && column == indent && !atDash()) {
            throw new Unusual();
        } else {
            int unused = tree.addNull(dash + 1);
        }
    }

    // ---- nodes ----

    /**
     * Reads the node at the cursor, up to the end of its line, or opens a block collection and reads its first entry.
     *
     * @param indent the column of the collection it is in, or -1
     * @param blocksAllowed whether it may be a block collection
     */
    private void node(int indent, boolean blocksAllowed) {
        char c = in.text[in.pos];
        switch (c) {
            case '[', '{' -> {
                flow.collection(indent + 1, YamlLimits.DEPTH - depth);
                in.skipBlanks();
                if (in.text[in.pos] == ':') {
                    throw new Unusual();
                }
                endLine();
            }
            case '"', '\'' -> {
                int column = in.column();
                scalars.quoted();
                in.skipBlanks();
                if (blocksAllowed && isKey()) {
                    push(MAPPING, column, scalars.start);
                    int unused = scalars.addQuoted(tree);
                    valueOf(column);
                } else {
                    int unused = scalars.addQuoted(tree);
                    endLine();
                }
            }
            case '|', '>' -> {
                scalars.block(indent);
                int unused = tree.addText(scalars.start, scalars.stop, Objects.requireNonNull(scalars.value));
            }
            case '-' -> {
                if (!atDash()) {
                    plain(indent, blocksAllowed);
                } else if (blocksAllowed) {
                    int column = in.column();
                    push(SEQUENCE, column, in.pos);
                    item(column, SEQUENCE);
                } else {
                    throw new Unusual();
                }
            }
            case '!', '&' -> withProperties(indent);
            case '*' -> {
                int start = in.pos++;
                String name = properties.name();
                anchors.addAlias(name, start, in.pos);
                in.skipBlanks();
                endLine();
            }
            default -> {
                requirePlainStart(c);
                plain(indent, blocksAllowed);
            }
        }
    }

    /** Reads a node with a tag or an anchor before it. */
    private void withProperties(int indent) {
        boolean inSequence = depth > 0 && types[depth - 1] != MAPPING;
        int start = in.pos;
        properties.scan();
        String tag = properties.tag;
        String anchor = properties.anchor;
        int node = tree.size();
        if (anchor != null) {
            anchors.define(anchor, node, start);
        }
        boolean present = true;
        if (!in.atLineEnd() && in.text[in.pos] != '#') {
            bareNode(indent, false);
        } else {
            int column = columnOfContent();
            if (column > indent) {
                bareNode(indent, true);
            } else if (column == indent && atDash() && !inSequence) {
                push(INDENTLESS, indent, in.pos);
                item(indent, INDENTLESS);
            } else {
                int unused = tree.addNull(start);
                present = false;
            }
        }
        if (tag != null && tree.kind(node) == YamlTree.SCALAR) {
            tree.tag(node, tag, present && tag.equals("!"));
        }
    }

    /** Reads a node that has its properties already. */
    private void bareNode(int indent, boolean blocksAllowed) {
        char c = in.text[in.pos];
        if (c == '!' || c == '&' || c == '*') {
            throw new Unusual();
        }
        node(indent, blocksAllowed);
    }

    private void plain(int indent, boolean blocksAllowed) {
        int column = in.column();
        scalars.plain(indent + 1);
        if (in.text[in.pos] == ':') {
            if (!blocksAllowed || !isKey()) {
                throw new Unusual();
            }
            push(MAPPING, column, scalars.start);
            int unused = scalars.addPlain(tree);
            valueOf(column);
            return;
        }
        int unused = scalars.addPlain(tree);
        if (!scalars.multiLine) {
            endLine();
        }
    }

    private void requirePlainStart(char c) {
        switch (c) {
            case '&', '*', '!', '%', '@', '`', ',', '[', ']', '{', '}', '|', '>', '#', '"', '\'' -> throw new Unusual();
            case '-', '?', ':' -> {
                if (in.isBlankOrEnd(in.pos + 1)) {
                    throw new Unusual();
                }
            }
            default -> {
                if (c <= ' ') {
                    throw new Unusual();
                }
            }
        }
    }
}
