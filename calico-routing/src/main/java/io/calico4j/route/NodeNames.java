// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that stand for node names inside one family of planners.
 *
 * <p>Append-only and shared by a planner and all that come from it by {@code apply}: a name keeps its number for ever.
 * The numbers depend on the order in which names were met and never show outside.
 */
final class NodeNames {
    /** Ids must leave room for a prefix length in one int. */
    private static final int LIMIT = 1 << 24;

    private final ConcurrentHashMap<String, Integer> ids = new ConcurrentHashMap<>();
    private volatile String[] names = new String[64];
    private int size;

    int id(String name) {
        Integer known = ids.get(name);
        return known != null ? known : add(name);
    }

    @Nullable
    Integer find(String name) {
        return ids.get(name);
    }

    private synchronized int add(String name) {
        Integer known = ids.get(name);
        if (known != null) {
            return known;
        }
        if (size == LIMIT) {
            throw new IllegalStateException("more than " + LIMIT + " node names");
        }
        String[] current = names;
        if (size == current.length) {
            current = java.util.Arrays.copyOf(current, size * 2);
        }
        current[size] = name;
        names = current;
        ids.put(name, size);
        return size++;
    }

    String name(int id) {
        return names[id];
    }

    int compare(int a, int b) {
        return a == b ? 0 : name(a).compareTo(name(b));
    }
}
