// SPDX-License-Identifier: Apache-2.0
package io.calico4j.net;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map from address blocks to values that finds the longest block around an address.
 *
 * <p>Blocks of both families live side by side and never meet. {@link #with} and {@link #without} share all they do not
 * touch. Entries are in the natural order of {@link Cidr}, in which a block comes before those it contains.
 *
 * <p>Complexity: every question about one block or address takes at most 32 (128 for IPv6) steps, and fewer where entries
 * are sparse, because a step skips all bits that the entries below have in common.
 *
 * @param <V> the type of the values
 */
public final class PrefixMap<V> {
    private static final PrefixMap<?> EMPTY = new PrefixMap<>(null, null, 0);

    private final @Nullable PrefixNode<V> v4;
    private final @Nullable PrefixNode<V> v6;
    private final int size;

    private PrefixMap(@Nullable PrefixNode<V> v4, @Nullable PrefixNode<V> v6, int size) {
        this.v4 = v4;
        this.v6 = v6;
        this.size = size;
    }

    /**
     * A block with its value.
     *
     * @param prefix the block
     * @param value its value
     * @param <V> the type of the value
     */
    public record Entry<V>(Cidr prefix, V value) {}

    /**
     * How to reduce a map to one value from the longest blocks up.
     *
     * @param <V> the type of the values
     * @param <R> the type of the result
     */
    public interface Fold<V, R> {
        /** Returns the result for no entries. */
        R none();

        /**
         * Returns the result for a block and all entries in it.
         *
         * @param prefix an entry's block, or the longest block around two or more entries
         * @param value the value of the entry; empty if the block is none
         * @param lower the result for the entries in its lower half, without itself
         * @param upper the result for the entries in its upper half, without itself
         */
        R block(Cidr prefix, Optional<V> value, R lower, R upper);
    }

    /** Returns the map without entries. */
    @SuppressWarnings("unchecked") // holds no value
    public static <V> PrefixMap<V> empty() {
        return (PrefixMap<V>) EMPTY;
    }

    /** Returns the map with the given entries. */
    public static <V> PrefixMap<V> copyOf(Map<Cidr, ? extends V> entries) {
        Builder<V> builder = builder();
        entries.forEach(builder::put);
        return builder.build();
    }

    /** Returns a builder without entries; confined to one thread. */
    public static <V> Builder<V> builder() {
        return new Builder<>();
    }

    /** Returns the number of entries. */
    public int size() {
        return size;
    }

    /** Returns whether there are no entries. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** Returns the value of exactly this block. */
    public Optional<V> get(Cidr prefix) {
        PrefixNode<V> node = PrefixNode.longest(root(prefix.isV4()), prefix);
        return node == null || node.length != prefix.prefixLength()
                ? Optional.empty()
                : Optional.ofNullable(node.value);
    }

    /** Returns the entry with the longest block that contains the address. */
    public Optional<Entry<V>> longestMatch(IpAddress address) {
        PrefixNode<V> node = PrefixNode.longest(root(address.isV4()), address.leftHigh(), address.leftLow(), 128);
        return Optional.ofNullable(node).map(PrefixNode::entry);
    }

    /** Returns the entry with the longest block that contains the whole other block; the same block counts. */
    public Optional<Entry<V>> longestMatch(Cidr prefix) {
        return Optional.ofNullable(PrefixNode.longest(root(prefix.isV4()), prefix))
                .map(PrefixNode::entry);
    }

    /** Returns the value of the longest block that contains the address, or the other value. Allocates nothing. */
    public V longestMatchOr(IpAddress address, V otherwise) {
        PrefixNode<V> node = PrefixNode.longest(root(address.isV4()), address.leftHigh(), address.leftLow(), 128);
        return node == null || node.value == null ? otherwise : node.value;
    }

    /** Returns the entries whose blocks contain the address, the shortest prefix first. */
    public List<Entry<V>> covering(IpAddress address) {
        return covering(address.toCidr());
    }

    /** Returns the entries whose blocks contain the other block, the shortest prefix first; the same block counts. */
    public List<Entry<V>> covering(Cidr prefix) {
        var found = new ArrayList<Entry<V>>();
        PrefixNode<V> node = root(prefix.isV4());
        while (node != null && node.covers(prefix.leftHigh(), prefix.leftLow(), prefix.prefixLength())) {
            if (node.value != null) {
                found.add(node.entry());
            }
            node = node.length == prefix.prefixLength() ? null : node.child(prefix.leftHigh(), prefix.leftLow());
        }
        return List.copyOf(found);
    }

    /** Returns the entries whose blocks lie in the other block, in order; the same block counts. */
    public List<Entry<V>> coveredBy(Cidr prefix) {
        var found = new ArrayList<Entry<V>>();
        PrefixNode.collect(PrefixNode.below(root(prefix.isV4()), prefix), found);
        return List.copyOf(found);
    }

    /** Returns whether the block has an address in common with that of an entry. */
    public boolean overlaps(Cidr prefix) {
        PrefixNode<V> root = root(prefix.isV4());
        return PrefixNode.longest(root, prefix) != null || PrefixNode.below(root, prefix) != null;
    }

    /** Returns all entries in order. */
    public List<Entry<V>> entries() {
        var found = new ArrayList<Entry<V>>(size);
        PrefixNode.collect(v4, found);
        PrefixNode.collect(v6, found);
        return List.copyOf(found);
    }

    /** Returns all entries in order, as a stream. */
    public Stream<Entry<V>> stream() {
        return entries().stream();
    }

    /** Returns what the fold makes of the entries of one family. Complexity: O(entries). */
    public <R> R fold(IpFamily family, Fold<? super V, R> fold) {
        return PrefixNode.fold(root(family == IpFamily.V4), fold);
    }

    /** Returns this map with the entry added, or its value replaced. Complexity: that of a question. */
    public PrefixMap<V> with(Cidr prefix, V value) {
        Objects.requireNonNull(value, "value");
        PrefixNode<V> node = PrefixNode.longest(root(prefix.isV4()), prefix);
        boolean known = node != null && node.length == prefix.prefixLength();
        if (known && node != null && value.equals(node.value)) {
            return this;
        }
        return replaced(prefix, PrefixNode.put(root(prefix.isV4()), prefix, value), size + (known ? 0 : 1));
    }

    /** Returns this map without the entry of exactly this block. Complexity: that of a question. */
    public PrefixMap<V> without(Cidr prefix) {
        return get(prefix).isEmpty()
                ? this
                : replaced(prefix, PrefixNode.remove(root(prefix.isV4()), prefix), size - 1);
    }

    private PrefixMap<V> replaced(Cidr prefix, @Nullable PrefixNode<V> root, int newSize) {
        return prefix.isV4() ? new PrefixMap<>(root, v6, newSize) : new PrefixMap<>(v4, root, newSize);
    }

    private @Nullable PrefixNode<V> root(boolean ofV4) {
        return ofV4 ? v4 : v6;
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof PrefixMap<?> other
                && size == other.size
                && (this == other || entries().equals(other.entries()));
    }

    @Override
    public int hashCode() {
        return entries().hashCode();
    }

    /** Returns the entries in order, as {@code {10.0.0.0/8=a, 10.1.0.0/16=b}}. */
    @Override
    public String toString() {
        var out = new StringBuilder("{");
        for (Entry<V> entry : entries()) {
            out.append(out.length() == 1 ? "" : ", ")
                    .append(entry.prefix())
                    .append('=')
                    .append(entry.value());
        }
        return out.append('}').toString();
    }

    /**
     * Collects entries; confined to one thread, reusable after {@link #build()}.
     *
     * @param <V> the type of the values
     */
    public static final class Builder<V> {
        private PrefixMap<V> map = empty();

        private Builder() {}

        /** Adds an entry, or replaces its value. */
        @CanIgnoreReturnValue
        public Builder<V> put(Cidr prefix, V value) {
            map = map.with(prefix, value);
            return this;
        }

        /** Returns the map with the entries so far. */
        public PrefixMap<V> build() {
            return map;
        }
    }
}
