// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.block;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What is noted about the owner of an address: texts by name, in the order of their names. Instances are immutable. */
public final class OwnerAttributes {
    /** Name of the attribute that holds the name of the owner's pod. */
    public static final String POD = "pod";
    /** Name of the attribute that holds the namespace of the owner's pod. */
    public static final String NAMESPACE = "namespace";
    /** Name of the attribute that holds the name of the owner's node. */
    public static final String NODE = "node";
    /** Name of the attribute that says what an address is used for if not for a workload. */
    public static final String TYPE = "type";

    private static final OwnerAttributes EMPTY = new OwnerAttributes(new String[0]);

    private final String[] pairs;
    private final int hash;

    private OwnerAttributes(String[] pairs) {
        this.pairs = pairs;
        this.hash = Arrays.hashCode(pairs);
    }

    /** Returns the empty attributes. */
    public static OwnerAttributes empty() {
        return EMPTY;
    }

    /** Returns the attributes of a map. */
    public static OwnerAttributes copyOf(Map<String, String> map) {
        Objects.requireNonNull(map, "map");
        if (map.isEmpty()) {
            return EMPTY;
        }
        String[] pairs = new String[2 * map.size()];
        int n = 0;
        for (Map.Entry<String, String> entry : new TreeMap<>(map).entrySet()) {
            pairs[n++] = entry.getKey();
            pairs[n++] = entry.getValue();
        }
        return new OwnerAttributes(pairs);
    }

    /**
     * Returns the attributes of names and values in turn.
     *
     * @throws IllegalArgumentException if a value is missing
     */
    public static OwnerAttributes of(String... namesAndValues) {
        Objects.requireNonNull(namesAndValues, "namesAndValues");
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("names and values in turn expected: " + namesAndValues.length);
        }
        if (isAscending(namesAndValues)) {
            return namesAndValues.length == 0 ? EMPTY : new OwnerAttributes(namesAndValues.clone());
        }
        TreeMap<String, String> map = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return copyOf(map);
    }

    private static boolean isAscending(String[] namesAndValues) {
        for (int i = 2; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i - 2].compareTo(namesAndValues[i]) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether there is no attribute. */
    public boolean isEmpty() {
        return pairs.length == 0;
    }

    /** Returns the value of an attribute, empty text if there is none, as Calico compares them. */
    public String valueOrEmpty(String name) {
        Objects.requireNonNull(name, "name");
        String value = value(name);
        return value == null ? "" : value;
    }

    private @Nullable String value(String name) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i].equals(name)) {
                return pairs[i + 1];
            }
        }
        return null;
    }

    /** Hands over every name and value in the order of the names. */
    public void forEach(BiConsumer<String, String> action) {
        Objects.requireNonNull(action, "action");
        for (int i = 0; i < pairs.length; i += 2) {
            action.accept(pairs[i], pairs[i + 1]);
        }
    }

    /** Returns an unmodifiable map of the attributes in the order of their names. */
    public SortedMap<String, String> toMap() {
        TreeMap<String, String> map = new TreeMap<>();
        forEach(map::put);
        return Collections.unmodifiableSortedMap(map);
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return this == object
                || (object instanceof OwnerAttributes other && hash == other.hash && Arrays.equals(pairs, other.pairs));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return toMap().toString();
    }
}
