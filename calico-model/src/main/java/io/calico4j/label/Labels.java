// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import io.calico4j.internal.text.CodePointOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map from label names to values, ordered by name (by code point).
 *
 * <p>Two are equal if they hold the same names with the same values. The strings given are kept, not copied, so that equal
 * strings interned by the caller stay one. Look-up compares at most eight names one by one and searches binarily beyond.
 */
public final class Labels implements LabelLookup {
    private static final int SCANNED = 8;
    private static final Labels EMPTY = new Labels(new String[0]);

    /** Names and values in turn, by ascending name. */
    private final String[] pairs;

    private int hash;

    private Labels(String[] pairs) {
        this.pairs = pairs;
    }

    /** Returns the map without labels. */
    public static Labels empty() {
        return EMPTY;
    }

    /**
     * Returns a map of the given labels.
     *
     * @param namesAndValues names and values in turn
     * @throws IllegalArgumentException if their number is odd or a name occurs twice
     */
    public static Labels of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "names and values in turn expected, but there are " + namesAndValues.length + " texts");
        }
        TreeMap<String, String> sorted = new TreeMap<>(CodePointOrder.COMPARATOR);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (sorted.put(namesAndValues[i], Objects.requireNonNull(namesAndValues[i + 1], "value")) != null) {
                throw new IllegalArgumentException("label \"" + namesAndValues[i] + "\" is given twice");
            }
        }
        return ofSorted(sorted);
    }

    /** Returns the labels of a map; its order does not matter. */
    public static Labels copyOf(Map<String, String> map) {
        if (map instanceof LabelMap view) {
            return view.labels();
        }
        String[] pairs = new String[2 * map.size()];
        int n = 0;
        boolean ascending = true;
        for (Map.Entry<String, String> label : map.entrySet()) {
            pairs[n] = Objects.requireNonNull(label.getKey(), "name");
            pairs[n + 1] = Objects.requireNonNull(label.getValue(), "value");
            ascending &= n == 0 || CodePointOrder.compare(pairs[n - 2], pairs[n]) < 0;
            n += 2;
        }
        if (n == 0) {
            return EMPTY;
        }
        if (ascending && n == pairs.length) {
            return new Labels(pairs);
        }
        TreeMap<String, String> sorted = new TreeMap<>(CodePointOrder.COMPARATOR);
        for (int i = 0; i < n; i += 2) {
            sorted.put(pairs[i], pairs[i + 1]);
        }
        return ofSorted(sorted);
    }

    /** Returns the labels of names and values in turn, by ascending name without duplicates; the array is kept. */
    static Labels ofSorted(String... namesAndValues) {
        return new Labels(namesAndValues);
    }

    private static Labels ofSorted(SortedMap<String, String> sorted) {
        if (sorted.isEmpty()) {
            return EMPTY;
        }
        String[] pairs = new String[2 * sorted.size()];
        int n = 0;
        for (Map.Entry<String, String> label : sorted.entrySet()) {
            pairs[n++] = label.getKey();
            pairs[n++] = label.getValue();
        }
        return new Labels(pairs);
    }

    /** Returns the number of labels. */
    public int size() {
        return pairs.length / 2;
    }

    /** Tells whether there are no labels. */
    public boolean isEmpty() {
        return pairs.length == 0;
    }

    /**
     * Returns the name of the label at a place of the order.
     *
     * @param index {@code 0} to {@code size() - 1}
     */
    public String nameAt(int index) {
        return pairs[2 * index];
    }

    /**
     * Returns the value of the label at a place of the order.
     *
     * @param index {@code 0} to {@code size() - 1}
     */
    public String valueAt(int index) {
        return pairs[2 * index + 1];
    }

    /** Returns the value of a label, or empty if it is absent. Complexity: {@code O(log size())}. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(value(name));
    }

    /** Tells whether a label is present, with whatever value. */
    public boolean has(String name) {
        return indexOf(name) >= 0;
    }

    @Override
    public @Nullable String value(String name) {
        int at = indexOf(name);
        return at < 0 ? null : pairs[at + 1];
    }

    /** Calls an action with each name and value, by ascending name. */
    public void forEach(BiConsumer<? super String, ? super String> action) {
        for (int i = 0; i < pairs.length; i += 2) {
            action.accept(pairs[i], pairs[i + 1]);
        }
    }

    /** Returns an unmodifiable map of the labels, by ascending name. */
    public LabelMap asMap() {
        return isEmpty() ? LabelMap.empty() : new LabelMap(this);
    }

    /** Returns these labels with one added or replaced. */
    public Labels with(String name, String value) {
        Objects.requireNonNull(value, "value");
        if (value.equals(value(name))) {
            return this;
        }
        return of(name, value).over(this);
    }

    /** Returns these labels without one. */
    public Labels without(String name) {
        int at = indexOf(name);
        if (at < 0) {
            return this;
        }
        String[] rest = new String[pairs.length - 2];
        System.arraycopy(pairs, 0, rest, 0, at);
        System.arraycopy(pairs, at + 2, rest, at, rest.length - at);
        return rest.length == 0 ? EMPTY : new Labels(rest);
    }

    /**
     * Returns these labels and those of a parent whose names are not among them: label inheritance.
     *
     * <p>With several parents the first that has a name wins: {@code own.over(first).over(second)}. Complexity: {@code O(size()
     * + parent.size())}.
     */
    public Labels over(Labels parent) {
        if (parent.isEmpty()) {
            return this;
        }
        if (isEmpty()) {
            return parent;
        }
        String[] merged = new String[pairs.length + parent.pairs.length];
        int i = 0;
        int j = 0;
        int n = 0;
        while (i < pairs.length || j < parent.pairs.length) {
            int order = i == pairs.length
                    ? 1
                    : j == parent.pairs.length ? -1 : CodePointOrder.compare(pairs[i], parent.pairs[j]);
            String[] from = order <= 0 ? pairs : parent.pairs;
            int at = order <= 0 ? i : j;
            merged[n++] = from[at];
            merged[n++] = from[at + 1];
            i += order <= 0 ? 2 : 0;
            j += order >= 0 ? 2 : 0;
        }
        if (n == pairs.length) {
            return this;
        }
        return new Labels(n == merged.length ? merged : Arrays.copyOf(merged, n));
    }

    /** Returns the same values under names with a prefix, such as {@code pcns.} for the labels of a namespace. */
    public Labels prefixed(String prefix) {
        if (prefix.isEmpty() || isEmpty()) {
            return this;
        }
        return mapStrings(prefix::concat, UnaryOperator.identity());
    }

    /** Returns these labels with every string replaced by the equal one that an interner gives. */
    public Labels interned(UnaryOperator<String> interner) {
        return isEmpty() ? this : mapStrings(interner, interner);
    }

    private Labels mapStrings(UnaryOperator<String> ofName, UnaryOperator<String> ofValue) {
        String[] mapped = new String[pairs.length];
        for (int i = 0; i < pairs.length; i += 2) {
            mapped[i] = ofName.apply(pairs[i]);
            mapped[i + 1] = ofValue.apply(pairs[i + 1]);
        }
        return new Labels(mapped);
    }

    private int indexOf(String name) {
        return pairs.length <= 2 * SCANNED ? scan(name) : search(name);
    }

    private int scan(String name) {
        int wanted = name.hashCode();
        for (int i = 0; i < pairs.length; i += 2) {
            String candidate = pairs[i];
            if (candidate.hashCode() == wanted && candidate.equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private int search(String name) {
        int low = 0;
        int high = pairs.length / 2 - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = CodePointOrder.compare(pairs[2 * middle], name);
            if (order == 0) {
                return 2 * middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Labels labels && Arrays.equals(pairs, labels.pairs));
    }

    @Override
    public int hashCode() {
        int known = hash;
        if (known == 0) {
            known = Arrays.hashCode(pairs);
            hash = known;
        }
        return known;
    }

    /** Returns the labels as {@code name=value,name=value}, by ascending name. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            text.append(i == 0 ? "" : ",").append(pairs[i]).append('=').append(pairs[i + 1]);
        }
        return text.toString();
    }
}
