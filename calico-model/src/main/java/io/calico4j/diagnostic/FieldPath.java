// SPDX-License-Identifier: Apache-2.0
package io.calico4j.diagnostic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The way from the top of a resource to one of its values, such as {@code spec.ingress[0].source.ports[2]}.
 *
 * <p>A path is a sequence of steps; a step is the name of a field, the key of a map (also a name) or the index of a list
 * element. Names made of ASCII letters, digits, {@code _} and {@code -} are written after a dot; all others in brackets
 * and double quotes, with {@code "}, {@code \} and control characters escaped as in JSON:
 * {@code metadata.labels["projectcalico.org/tier"]}. The path without steps is the empty text.
 *
 * <p>Appending a step costs constant time and shares the path it extends. The natural order compares step by step: a
 * path comes after its own beginnings, an index before a name, indexes by number, names by UTF-16 code unit.
 */
public final class FieldPath implements Comparable<FieldPath> {
    private static final FieldPath ROOT = new FieldPath(null, null, -1);

    private final @Nullable FieldPath parent;
    private final @Nullable String name;
    private final int index;
    private final int depth;
    private final int hash;

    private FieldPath(@Nullable FieldPath parent, @Nullable String name, int index) {
        this.parent = parent;
        this.name = name;
        this.index = index;
        this.depth = parent == null ? 0 : parent.depth + 1;
        this.hash = parent == null ? 1 : 31 * parent.hash + (name == null ? index : name.hashCode());
    }

    /** Returns the path without steps. */
    public static FieldPath root() {
        return ROOT;
    }

    /** Returns the path with the given names as its steps. */
    public static FieldPath of(String... names) {
        FieldPath path = ROOT;
        for (String name : names) {
            path = path.field(name);
        }
        return path;
    }

    /**
     * Reads a path in the notation that {@link #toString()} writes. A name in brackets need not need them.
     *
     * @throws FormatException if the text is not such a path
     */
    public static FieldPath parse(String text) {
        return new FieldPathParser(text).parse();
    }

    /** Returns this path with a field's name or a map's key added. */
    public FieldPath field(String name) {
        return new FieldPath(this, Objects.requireNonNull(name, "name"), -1);
    }

    /**
     * Returns this path with the index of a list element added.
     *
     * @param index the index, counted from 0
     * @throws IllegalArgumentException if the index is negative
     */
    public FieldPath index(int index) {
        if (index < 0) {
            throw new IllegalArgumentException("negative index " + index);
        }
        return new FieldPath(this, null, index);
    }

    /** Returns this path with all steps of {@code tail} added. Complexity: O(depth of {@code tail}). */
    public FieldPath append(FieldPath tail) {
        FieldPath path = this;
        for (FieldPath step : tail.steps()) {
            path = new FieldPath(path, step.name, step.index);
        }
        return path;
    }

    /** Returns the number of steps; 0 for {@link #root()}. */
    public int depth() {
        return depth;
    }

    /** Returns whether this path has no steps. */
    public boolean isRoot() {
        return depth == 0;
    }

    /** Returns the path without its last step; empty for {@link #root()}. */
    public Optional<FieldPath> parent() {
        return Optional.ofNullable(parent);
    }

    /** Returns the name that is the last step; empty if that is an index or there is none. */
    public Optional<String> lastName() {
        return Optional.ofNullable(name);
    }

    /** Returns the index that is the last step; empty if that is a name or there is none. */
    public OptionalInt lastIndex() {
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /** Returns whether this path is {@code other} or leads below it. */
    public boolean startsWith(FieldPath other) {
        FieldPath path = this;
        while (path.depth > other.depth) {
            path = Objects.requireNonNull(path.parent);
        }
        return path.equals(other);
    }

    @Override
    public int compareTo(FieldPath other) {
        List<FieldPath> mine = steps();
        List<FieldPath> theirs = other.steps();
        int common = Math.min(mine.size(), theirs.size());
        for (int i = 0; i < common; i++) {
            int order = mine.get(i).compareStep(theirs.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(depth, other.depth);
    }

    @Override
    public boolean equals(@Nullable Object object) {
        if (!(object instanceof FieldPath other) || hash != other.hash || depth != other.depth) {
            return false;
        }
        FieldPath mine = this;
        FieldPath theirs = other;
        while (mine != theirs && mine.parent != null && theirs.parent != null) {
            if (mine.index != theirs.index || !Objects.equals(mine.name, theirs.name)) {
                return false;
            }
            mine = mine.parent;
            theirs = theirs.parent;
        }
        return true;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        var out = new StringBuilder();
        for (FieldPath step : steps()) {
            step.render(out);
        }
        return out.toString();
    }

    private List<FieldPath> steps() {
        var steps = new ArrayList<FieldPath>(depth);
        for (FieldPath path = this; path.parent != null; path = path.parent) {
            steps.add(path);
        }
        Collections.reverse(steps);
        return steps;
    }

    private int compareStep(FieldPath other) {
        if (name == null || other.name == null) {
            int kinds = Boolean.compare(name != null, other.name != null);
            return kinds != 0 ? kinds : Integer.compare(index, other.index);
        }
        return name.compareTo(other.name);
    }

    private void render(StringBuilder out) {
        if (name == null) {
            out.append('[').append(index).append(']');
        } else if (isPlain(name)) {
            out.append(out.isEmpty() ? "" : ".").append(name);
        } else {
            out.append("[\"");
            name.chars().forEach(c -> escape((char) c, out));
            out.append("\"]");
        }
    }

    private static boolean isPlain(String name) {
        return !name.isEmpty() && name.chars().allMatch(FieldPath::isPlain);
    }

    static boolean isPlain(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }

    private static void escape(char c, StringBuilder out) {
        if (c == '"' || c == '\\') {
            out.append('\\').append(c);
        } else if (c < ' ' || c == 0x7f) {
            out.append(String.format("\\u%04x", (int) c));
        } else {
            out.append(c);
        }
    }
}
