// SPDX-License-Identifier: Apache-2.0
package io.calico4j.net;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A block in the tree behind {@link PrefixMap}: a binary trie with path compression (a Patricia trie), for one family.
 *
 * <p>Invariant: the children lie in the lower and the upper half of the block; a node without a value has both. So the
 * tree is the same for the same entries, whatever way led to them. Bits are written from the left, as in {@link Cidr}.
 * Changes copy the path from the root; recursion is at most 129 deep.
 */
final class PrefixNode<V> {
    final long high;
    final long low;
    final int length;
    final @Nullable V value;
    private final Cidr prefix;
    private final @Nullable PrefixNode<V> lower;
    private final @Nullable PrefixNode<V> upper;

    private PrefixNode(Cidr prefix, @Nullable V value, @Nullable PrefixNode<V> lower, @Nullable PrefixNode<V> upper) {
        this.prefix = prefix;
        this.high = prefix.leftHigh();
        this.low = prefix.leftLow();
        this.length = prefix.prefixLength();
        this.value = value;
        this.lower = lower;
        this.upper = upper;
    }

    PrefixMap.Entry<V> entry() {
        return new PrefixMap.Entry<>(prefix, Objects.requireNonNull(value));
    }

    /** Whether the block contains the one with the given bits and length. */
    boolean covers(long otherHigh, long otherLow, int otherLength) {
        return length <= otherLength
                && ((high ^ otherHigh) & Cidr.highMask(length)) == 0
                && ((low ^ otherLow) & Cidr.lowMask(length)) == 0;
    }

    /** The half that the bits lie in; there is none in a single address. */
    @Nullable
    PrefixNode<V> child(long otherHigh, long otherLow) {
        return bit(otherHigh, otherLow, length) ? upper : lower;
    }

    /** The deepest node with a value that covers the block. */
    static <V> @Nullable PrefixNode<V> longest(@Nullable PrefixNode<V> root, Cidr prefix) {
        return longest(root, prefix.leftHigh(), prefix.leftLow(), prefix.prefixLength());
    }

    /** The deepest node with a value that covers the block with the given bits and length. */
    static <V> @Nullable PrefixNode<V> longest(@Nullable PrefixNode<V> root, long high, long low, int length) {
        PrefixNode<V> best = null;
        PrefixNode<V> node = root;
        while (node != null && node.covers(high, low, length)) {
            best = node.value != null ? node : best;
            node = node.length == length ? null : node.child(high, low);
        }
        return best;
    }

    /** The highest node that lies in the block. */
    static <V> @Nullable PrefixNode<V> below(@Nullable PrefixNode<V> root, Cidr prefix) {
        PrefixNode<V> node = root;
        while (node != null && node.length < prefix.prefixLength()) {
            node = node.covers(prefix.leftHigh(), prefix.leftLow(), prefix.prefixLength())
                    ? node.child(prefix.leftHigh(), prefix.leftLow())
                    : null;
        }
        return node != null && prefix.contains(node.prefix) ? node : null;
    }

    static <V> void collect(@Nullable PrefixNode<V> node, List<PrefixMap.Entry<V>> into) {
        if (node != null) {
            if (node.value != null) {
                into.add(node.entry());
            }
            collect(node.lower, into);
            collect(node.upper, into);
        }
    }

    static <V, R> R fold(@Nullable PrefixNode<V> node, PrefixMap.Fold<? super V, R> fold) {
        return node == null ? fold.none() : foldBlock(node, fold);
    }

    private static <W, V extends W, R> R foldBlock(PrefixNode<V> node, PrefixMap.Fold<W, R> fold) {
        Optional<W> value = node.value == null ? Optional.empty() : Optional.of(node.value);
        return fold.block(node.prefix, value, fold(node.lower, fold), fold(node.upper, fold));
    }

    static <V> PrefixNode<V> put(@Nullable PrefixNode<V> node, Cidr prefix, V value) {
        if (node == null) {
            return new PrefixNode<>(prefix, value, null, null);
        }
        int common = common(node.prefix, prefix);
        if (common == node.length && common == prefix.prefixLength()) {
            return new PrefixNode<>(prefix, value, node.lower, node.upper);
        }
        if (common == node.length) {
            return bit(prefix.leftHigh(), prefix.leftLow(), common)
                    ? new PrefixNode<>(node.prefix, node.value, node.lower, put(node.upper, prefix, value))
                    : new PrefixNode<>(node.prefix, node.value, put(node.lower, prefix, value), node.upper);
        }
        boolean nodeIsUpper = bit(node.high, node.low, common);
        PrefixNode<V> other = common == prefix.prefixLength() ? null : new PrefixNode<>(prefix, value, null, null);
        return new PrefixNode<>(
                prefix.enclosing(common),
                other == null ? value : null,
                nodeIsUpper ? other : node,
                nodeIsUpper ? node : other);
    }

    static <V> @Nullable PrefixNode<V> remove(@Nullable PrefixNode<V> node, Cidr prefix) {
        if (node == null || !node.covers(prefix.leftHigh(), prefix.leftLow(), prefix.prefixLength())) {
            return node;
        }
        if (node.length == prefix.prefixLength()) {
            return joined(node.prefix, null, node.lower, node.upper);
        }
        return bit(prefix.leftHigh(), prefix.leftLow(), node.length)
                ? joined(node.prefix, node.value, node.lower, remove(node.upper, prefix))
                : joined(node.prefix, node.value, remove(node.lower, prefix), node.upper);
    }

    /** A node, or what is left of one that would have neither a value nor both children. */
    private static <V> @Nullable PrefixNode<V> joined(
            Cidr prefix, @Nullable V value, @Nullable PrefixNode<V> lower, @Nullable PrefixNode<V> upper) {
        if (value == null && (lower == null || upper == null)) {
            return lower == null ? upper : lower;
        }
        return new PrefixNode<>(prefix, value, lower, upper);
    }

    private static int common(Cidr a, Cidr b) {
        long differs = a.leftHigh() ^ b.leftHigh();
        int same = differs != 0
                ? Long.numberOfLeadingZeros(differs)
                : 64 + Long.numberOfLeadingZeros(a.leftLow() ^ b.leftLow());
        return Math.min(same, Math.min(a.prefixLength(), b.prefixLength()));
    }

    private static boolean bit(long high, long low, int index) {
        return (index < 64 ? high << index : low << index) < 0;
    }
}
