// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import io.calico4j.internal.text.CodePointOrder;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Labels, or annotations, as an unmodifiable map by ascending name.
 *
 * <p>It keeps its entries in one array, a third of what a {@link TreeMap} takes, and is equal to any map with the same entries.
 * Look-up as in {@link Labels}; a part, such as {@link #tailMap}, is a copy. The order is that of code points, which differs from
 * that of {@link String#compareTo} only for names beyond the basic plane.
 */
@SuppressWarnings("JdkObsolete") // labels promise no more than a SortedMap
public final class LabelMap extends AbstractMap<String, String> implements SortedMap<String, String> {
    private static final LabelMap EMPTY = new LabelMap(Labels.empty());

    private final Labels labels;

    LabelMap(Labels labels) {
        this.labels = labels;
    }

    /** Returns the map without entries. */
    public static LabelMap empty() {
        return EMPTY;
    }

    /** Returns a map with the entries of another, which is itself if it is one of these. */
    public static LabelMap copyOf(Map<String, String> map) {
        return map instanceof LabelMap same ? same : Labels.copyOf(map).asMap();
    }

    /** Returns the entries as labels; nothing is copied. */
    public Labels labels() {
        return labels;
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super String> action) {
        labels.forEach(action);
    }

    @Override
    public int size() {
        return labels.size();
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return key instanceof String name && labels.has(name);
    }

    @Override
    public @Nullable String get(@Nullable Object key) {
        return key instanceof String name ? labels.value(name) : null;
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return labels.size();
            }

            @Override
            public Iterator<Map.Entry<String, String>> iterator() {
                return new Entries();
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<String, String>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < labels.size();
        }

        @Override
        public Map.Entry<String, String> next() {
            if (next >= labels.size()) {
                throw new NoSuchElementException();
            }
            int at = next++;
            return Map.entry(labels.nameAt(at), labels.valueAt(at));
        }
    }

    @Override
    public Comparator<? super String> comparator() {
        return CodePointOrder.COMPARATOR;
    }

    @Override
    public String firstKey() {
        return labels.nameAt(checked(0));
    }

    @Override
    public String lastKey() {
        return labels.nameAt(checked(labels.size() - 1));
    }

    private int checked(int index) {
        if (labels.isEmpty()) {
            throw new NoSuchElementException();
        }
        return index;
    }

    @Override
    public SortedMap<String, String> subMap(String from, String to) {
        return copy().subMap(from, to);
    }

    @Override
    public SortedMap<String, String> headMap(String to) {
        return copy().headMap(to);
    }

    @Override
    public SortedMap<String, String> tailMap(String from) {
        return copy().tailMap(from);
    }

    private SortedMap<String, String> copy() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(this));
    }
}
