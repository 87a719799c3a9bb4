// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.resource;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lists and maps that nobody can change, behind an {@code Optional}, where the generated code makes no copy of its own. */
public final class Frozen {
    private Frozen() {}

    /** Whether what is held, if anything, is known to be unchangeable. */
    @SuppressWarnings("ReferenceEquality") // copyOf answers its argument exactly if that cannot change
    public static boolean is(Optional<?> held) {
        if (held.isEmpty()) {
            return true;
        }
        Object value = held.get();
        return value instanceof FrozenMap || (value instanceof List<?> list && List.copyOf(list) == list);
    }

    /** The same with an unchangeable list. */
    public static <T> Optional<List<T>> copy(Optional<List<T>> held) {
        return held.map(List::copyOf);
    }

    /** The same with an unchangeable map. */
    public static <T> Optional<SortedMap<String, T>> copyMap(Optional<SortedMap<String, T>> held) {
        return held.map(Frozen::copyOf);
    }

    /** An unchangeable copy. */
    public static <T> SortedMap<String, T> copyOf(SortedMap<String, T> map) {
        return map instanceof FrozenMap ? map : new FrozenMap<>(Collections.unmodifiableSortedMap(new TreeMap<>(map)));
    }

    @SuppressWarnings("JdkObsolete") // the accessors promise no more than a SortedMap
    private static final class FrozenMap<T> extends AbstractMap<String, T> implements SortedMap<String, T> {
        private final SortedMap<String, T> map;

        FrozenMap(SortedMap<String, T> map) {
            this.map = map;
        }

        @Override
        public Set<Map.Entry<String, T>> entrySet() {
            return map.entrySet();
        }

        @Override
        public @Nullable T get(@Nullable Object key) {
            return map.get(key);
        }

        @Override
        public boolean containsKey(@Nullable Object key) {
            return map.containsKey(key);
        }

        @Override
        public @Nullable Comparator<? super String> comparator() {
            return map.comparator();
        }

        @Override
        public SortedMap<String, T> subMap(String from, String to) {
            return map.subMap(from, to);
        }

        @Override
        public SortedMap<String, T> headMap(String to) {
            return map.headMap(to);
        }

        @Override
        public SortedMap<String, T> tailMap(String from) {
            return map.tailMap(from);
        }

        @Override
        public String firstKey() {
            return map.firstKey();
        }

        @Override
        public String lastKey() {
            return map.lastKey();
        }
    }
}
