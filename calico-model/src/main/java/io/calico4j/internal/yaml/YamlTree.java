// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.yaml;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One YAML document as a compact tree of nodes that know where they stand in the text.
 *
 * <p>A node is the index of its record. Nodes are stored in the order of the text, so that the children of a collection
 * follow it directly: the first child of {@code n} is {@code n + 1}, the sibling of a child {@code c} is
 * {@code after(c)}, and the children end at {@code after(n)}. A mapping's children are keys and values by turns. The
 * text of most scalars is a slice of the source and becomes a {@code String} only when asked for.
 *
 * <p>Confined to one thread and reused from document to document: a tree is valid until the next document is parsed.
 */
public final class YamlTree {
    /** A text, number or other single value. */
    public static final int SCALAR = 1;

    /** Keys and their values. */
    public static final int MAPPING = 2;

    /** A list. */
    public static final int SEQUENCE = 3;

    /** A repetition of a node before it. */
    public static final int ALIAS = 4;

    private static final int KIND_MASK = 0x7;
    /** A scalar without quotes and not in a block: the only ones that may be something else than text. */
    private static final int PLAIN = 0x8;

    private static final int SLICE = 0x10;
    private static final int TAGGED = 0x20;
    private static final int NON_SPECIFIC_TAG = 0x40;

    private static final int WIDTH = 5;
    private static final int META = 0;
    private static final int START = 1;
    private static final int STOP = 2;
    private static final int AFTER = 3;
    private static final int EXTRA = 4;

    private static final int OPEN = -1;

    private char[] source = new char[0];
    private int[] records = new int[WIDTH * 256];
    private int size;
    private String[] values = new String[16];
    private int valueCount;
    private final Map<Integer, String> tags = new HashMap<>();
    private boolean hasAlias;

    void clear(char[] source) {
        this.source = source;
        size = 0;
        Arrays.fill(values, 0, valueCount, null);
        valueCount = 0;
        tags.clear();
        hasAlias = false;
    }

    /** The number of nodes. */
    public int size() {
        return size;
    }

    /** Whether a node is an alias. */
    public boolean hasAlias() {
        return hasAlias;
    }

    /** {@link #SCALAR}, {@link #MAPPING}, {@link #SEQUENCE} or {@link #ALIAS}. */
    public int kind(int node) {
        return records[node * WIDTH + META] & KIND_MASK;
    }

    /** The kind of the node, or of the one it is an alias of. */
    public int kindOfTarget(int node) {
        return kind(target(node));
    }

    /** The node itself, or for an alias the node it stands for, which is never an alias. */
    public int target(int node) {
        int at = node * WIDTH;
        return (records[at + META] & KIND_MASK) == ALIAS ? records[at + EXTRA] : node;
    }

    /** The node after this one and all that is in it. */
    public int after(int node) {
        return records[node * WIDTH + AFTER];
    }

    /** The offset in the source of the node's first character (of a quoted scalar: the quote). */
    public int start(int node) {
        return records[node * WIDTH + START];
    }

    /** The offset in the source after the node's last character. */
    public int stop(int node) {
        return records[node * WIDTH + STOP];
    }

    /** Whether a scalar is written without quotes and not as a block. */
    public boolean isPlain(int node) {
        return (records[node * WIDTH + META] & PLAIN) != 0;
    }

    /** Whether {@code <<} may be a merge key: the scalar is plain and has no tag, or its tag is {@code !} alone. */
    public boolean isImplicit(int node) {
        int meta = records[node * WIDTH + META];
        return (meta & TAGGED) == 0 ? (meta & PLAIN) != 0 : (meta & NON_SPECIFIC_TAG) != 0;
    }

    /** Whether nothing but the text decides what a scalar is: plain and without tag. */
    public boolean isBare(int node) {
        return (records[node * WIDTH + META] & (PLAIN | TAGGED)) == PLAIN;
    }

    /** The resolved tag of a scalar, such as {@code tag:yaml.org,2002:str} or {@code !local}; null if it has none. */
    public @Nullable String tag(int node) {
        return (records[node * WIDTH + META] & TAGGED) == 0 ? null : tags.get(node);
    }

    /** The text of a scalar. */
    public String text(int node) {
        int at = node * WIDTH;
        int meta = records[at + META];
        if ((meta & SLICE) == 0) {
            return values[records[at + EXTRA]];
        }
        int quote = (meta & PLAIN) == 0 ? 1 : 0;
        int from = records[at + START] + quote;
        return new String(source, from, records[at + STOP] - quote - from);
    }

    /** Whether the text of a scalar is a part of {@link #source()} as it stands. */
    public boolean isSlice(int node) {
        return (records[node * WIDTH + META] & SLICE) != 0;
    }

    /** Where the text of a scalar that {@link #isSlice} begins in {@link #source()}. */
    public int sliceStart(int node) {
        int at = node * WIDTH;
        return records[at + START] + ((records[at + META] & PLAIN) == 0 ? 1 : 0);
    }

    /** Where the text of a scalar that {@link #isSlice} ends in {@link #source()}. */
    public int sliceStop(int node) {
        int at = node * WIDTH;
        return records[at + STOP] - ((records[at + META] & PLAIN) == 0 ? 1 : 0);
    }

    /** The characters the slices are parts of; not to be written to. */
    @SuppressWarnings("MissingImmutableCopy")
    public char[] source() {
        return source;
    }

    /** The number of children of a collection; a mapping's keys and values both count. Complexity: O(children). */
    public int childCount(int node) {
        int count = 0;
        for (int child = node + 1, end = after(node); child < end; child = after(child)) {
            count++;
        }
        return count;
    }

    int addPlain(int start, int stop) {
        return add(SCALAR | PLAIN | SLICE, start, stop, 0);
    }

    int addPlain(int start, int stop, String value) {
        return add(SCALAR | PLAIN, start, stop, store(value));
    }

    int addQuoted(int start, int stop) {
        return add(SCALAR | SLICE, start, stop, 0);
    }

    /** Adds a quoted scalar or a block scalar. */
    int addText(int start, int stop, String value) {
        return add(SCALAR, start, stop, store(value));
    }

    int addNull(int at) {
        return add(SCALAR | PLAIN | SLICE, at, at, 0);
    }

    int addAlias(int start, int stop, int target) {
        hasAlias = true;
        return add(ALIAS, start, stop, target);
    }

    int open(int kind, int start) {
        int node = add(kind, start, start, 0);
        records[node * WIDTH + AFTER] = OPEN;
        return node;
    }

    void close(int node, int stop) {
        records[node * WIDTH + STOP] = stop;
        records[node * WIDTH + AFTER] = size;
    }

    /** Whether a collection is not closed yet. */
    boolean isOpen(int node) {
        return kind(node) != SCALAR && records[node * WIDTH + AFTER] == OPEN;
    }

    void tag(int node, String tag, boolean nonSpecific) {
        records[node * WIDTH + META] |= nonSpecific ? TAGGED | NON_SPECIFIC_TAG : TAGGED;
        tags.put(node, tag);
    }

    private int store(String value) {
        if (valueCount == values.length) {
            values = Arrays.copyOf(values, valueCount * 2);
        }
        values[valueCount] = value;
        return valueCount++;
    }

    private int add(int meta, int start, int stop, int extra) {
        if (stop - start > YamlLimits.SCALAR) {
            throw YamlLimits.tooLong(start);
        }
        int at = size * WIDTH;
        if (at == records.length) {
            records = Arrays.copyOf(records, records.length * 2);
        }
        int[] r = records;
        r[at + META] = meta;
        r[at + START] = start;
        r[at + STOP] = stop;
        r[at + AFTER] = size + 1;
        r[at + EXTRA] = extra;
        return size++;
    }
}
