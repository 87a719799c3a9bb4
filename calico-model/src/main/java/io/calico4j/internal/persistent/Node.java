// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.persistent;

import org.jspecify.annotations.Nullable;

/**
 * A node of a height-balanced (AVL) tree, never changed; an absent node is the empty tree.
 *
 * <p>Everything is built on one operation, {@link #join}, which puts two trees of any heights and an entry between them
 * together in time proportional to the difference of the heights (Blelloch, Ferizovic, Sun: "Just Join for Parallel
 * Ordered Sets", 2016). The height is below 1.44 log2 of the size, so recursion is shallow.
 */
final class Node<K extends Comparable<? super K>, V> {
    final K key;
    final V value;
    final @Nullable Node<K, V> left;
    final @Nullable Node<K, V> right;
    final int size;
    private final int height;

    Node(@Nullable Node<K, V> left, K key, V value, @Nullable Node<K, V> right) {
        this.key = key;
        this.value = value;
        this.left = left;
        this.right = right;
        this.size = Math.addExact(1, size(left) + size(right));
        this.height = 1 + Math.max(height(left), height(right));
    }

    static int size(@Nullable Node<?, ?> tree) {
        return tree == null ? 0 : tree.size;
    }

    static int height(@Nullable Node<?, ?> tree) {
        return tree == null ? 0 : tree.height;
    }

    /** The tree of everything in {@code left}, the entry, and everything in {@code right}, which must be in this order. */
    static <K extends Comparable<? super K>, V> Node<K, V> join(
            @Nullable Node<K, V> left, K key, V value, @Nullable Node<K, V> right) {
        if (left != null && left.height > height(right) + 1) {
            Node<K, V> joined = join(left.right, key, value, right);
            return joined.height <= height(left.left) + 1
                    ? new Node<>(left.left, left.key, left.value, joined)
                    : leanLeft(left.left, left.key, left.value, joined);
        }
        if (right != null && right.height > height(left) + 1) {
            Node<K, V> joined = join(left, key, value, right.left);
            return joined.height <= height(right.right) + 1
                    ? new Node<>(joined, right.key, right.value, right.right)
                    : leanRight(joined, right.key, right.value, right.right);
        }
        return new Node<>(left, key, value, right);
    }

    /** Rotates to the left where the right side is two levels higher than the left. */
    private static <K extends Comparable<? super K>, V> Node<K, V> leanLeft(
            @Nullable Node<K, V> left, K key, V value, Node<K, V> right) {
        Node<K, V> inner = right.left;
        if (inner != null && inner.height > height(right.right)) {
            return new Node<>(
                    new Node<>(left, key, value, inner.left),
                    inner.key,
                    inner.value,
                    new Node<>(inner.right, right.key, right.value, right.right));
        }
        return new Node<>(new Node<>(left, key, value, inner), right.key, right.value, right.right);
    }

    /** The mirror image of {@link #leanLeft}. */
    private static <K extends Comparable<? super K>, V> Node<K, V> leanRight(
            Node<K, V> left, K key, V value, @Nullable Node<K, V> right) {
        Node<K, V> inner = left.right;
        if (inner != null && inner.height > height(left.left)) {
            return new Node<>(
                    new Node<>(left.left, left.key, left.value, inner.left),
                    inner.key,
                    inner.value,
                    new Node<>(inner.right, key, value, right));
        }
        return new Node<>(left.left, left.key, left.value, new Node<>(inner, key, value, right));
    }

    /** The tree of everything in {@code left} and then in {@code right}. */
    static <K extends Comparable<? super K>, V> @Nullable Node<K, V> join(
            @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
        if (left == null) {
            return right;
        }
        Node<K, V> last = left;
        while (last.right != null) {
            last = last.right;
        }
        return join(withoutLast(left), last.key, last.value, right);
    }

    private static <K extends Comparable<? super K>, V> @Nullable Node<K, V> withoutLast(Node<K, V> tree) {
        return tree.right == null ? tree.left : join(tree.left, tree.key, tree.value, withoutLast(tree.right));
    }
}
