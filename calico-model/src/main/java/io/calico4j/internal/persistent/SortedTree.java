// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.persistent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * An immutable sorted map whose changed copies share all but a path with the original.
 *
 * <p>Safe for any number of threads. With n entries: finding, adding and removing one cost O(log n) time and new memory.
 *
 * @param <K> type of the keys, ordered by their natural order, which must agree with {@code equals}
 * @param <V> type of the values
 */
public final class SortedTree<K extends Comparable<? super K>, V> {
    private final @Nullable Node<K, V> root;

    private SortedTree(@Nullable Node<K, V> root) {
        this.root = root;
    }

    /** Returns the map without entries. */
    public static <K extends Comparable<? super K>, V> SortedTree<K, V> empty() {
        return new SortedTree<>(null);
    }

    /**
     * Returns the map of these entries in linear time.
     *
     * @param entries the entries, their keys strictly ascending
     */
    public static <K extends Comparable<? super K>, V> SortedTree<K, V> ofSorted(List<Map.Entry<K, V>> entries) {
        return new SortedTree<>(balanced(entries, 0, entries.size()));
    }

    private static <K extends Comparable<? super K>, V> @Nullable Node<K, V> balanced(
            List<Map.Entry<K, V>> entries, int from, int to) {
        if (from == to) {
            return null;
        }
        int middle = (from + to) >>> 1;
        Map.Entry<K, V> entry = entries.get(middle);
        return new Node<>(
                balanced(entries, from, middle), entry.getKey(), entry.getValue(), balanced(entries, middle + 1, to));
    }

    /** Returns the number of entries. Complexity: O(1). */
    public int size() {
        return Node.size(root);
    }

    /** Returns the value of a key. */
    public Optional<V> get(K key) {
        Node<K, V> node = root;
        while (node != null) {
            int side = key.compareTo(node.key);
            if (side == 0) {
                return Optional.of(node.value);
            }
            node = side < 0 ? node.left : node.right;
        }
        return Optional.empty();
    }

    /** Returns the map in which {@code key} has {@code value}; this map itself where it has exactly that value already. */
    public SortedTree<K, V> with(K key, V value) {
        Node<K, V> changed = with(root, key, value);
        return changed == root ? this : new SortedTree<>(changed);
    }

    private static <K extends Comparable<? super K>, V> Node<K, V> with(@Nullable Node<K, V> tree, K key, V value) {
        if (tree == null) {
            return new Node<>(null, key, value, null);
        }
        int side = key.compareTo(tree.key);
        if (side == 0) {
            return tree.value == value ? tree : new Node<>(tree.left, key, value, tree.right);
        }
        if (side < 0) {
            Node<K, V> left = with(tree.left, key, value);
            return left == tree.left ? tree : Node.join(left, tree.key, tree.value, tree.right);
        }
        Node<K, V> right = with(tree.right, key, value);
        return right == tree.right ? tree : Node.join(tree.left, tree.key, tree.value, right);
    }

    /** Returns the map without {@code key}; this map itself where it has no such key. */
    public SortedTree<K, V> without(K key) {
        Node<K, V> changed = without(root, key);
        return changed == root ? this : new SortedTree<>(changed);
    }

    private static <K extends Comparable<? super K>, V> @Nullable Node<K, V> without(@Nullable Node<K, V> tree, K key) {
        if (tree == null) {
            return null;
        }
        int side = key.compareTo(tree.key);
        if (side == 0) {
            return Node.join(tree.left, tree.right);
        }
        if (side < 0) {
            Node<K, V> left = without(tree.left, key);
            return left == tree.left ? tree : Node.join(left, tree.key, tree.value, tree.right);
        }
        Node<K, V> right = without(tree.right, key);
        return right == tree.right ? tree : Node.join(tree.left, tree.key, tree.value, right);
    }

    /** Returns all values in the order of their keys. */
    public List<V> values() {
        return values(key -> 0);
    }

    /**
     * Returns the values of one stretch of keys, in the order of the keys.
     *
     * <p>Complexity: O(log n) and the length of the answer.
     *
     * @param side tells of a key whether it lies before the stretch (negative), in it (zero) or behind it (positive)
     */
    public List<V> values(ToIntFunction<? super K> side) {
        List<V> values = new ArrayList<>();
        visit(root, side, values::add);
        return values;
    }

    private static <K extends Comparable<? super K>, V> void visit(
            @Nullable Node<K, V> tree, ToIntFunction<? super K> side, Consumer<? super V> visitor) {
        if (tree == null) {
            return;
        }
        int where = side.applyAsInt(tree.key);
        if (where >= 0) {
            visit(tree.left, side, visitor);
        }
        if (where == 0) {
            visitor.accept(tree.value);
        }
        if (where <= 0) {
            visit(tree.right, side, visitor);
        }
    }

    /** What is told of two maps, in the order of the keys. */
    public interface Differences<K, V> {
        /** Tells of one key that only one of the maps has, or for which their values are not the same object. */
        void difference(K key, @Nullable V before, @Nullable V after);
    }

    /**
     * Tells the keys at which another map differs from this one.
     *
     * <p>Parts that both share are passed over. Complexity: O(d log n) for d changes between a map and its changed copy.
     */
    public void compareTo(SortedTree<K, V> other, Differences<? super K, ? super V> differences) {
        compare(root, other.root, differences);
    }

    private static <K extends Comparable<? super K>, V> void compare(
            @Nullable Node<K, V> before, @Nullable Node<K, V> after, Differences<? super K, ? super V> differences) {
        if (before == after) {
            return;
        }
        if (before == null) {
            visit(after, differences);
            return;
        }
        Split<K, V> split = Split.at(after, before.key);
        compare(before.left, split.left(), differences);
        V value = split.value();
        if (value != before.value) {
            differences.difference(before.key, before.value, value);
        }
        compare(before.right, split.right(), differences);
    }

    private static <K extends Comparable<? super K>, V> void visit(
            @Nullable Node<K, V> added, Differences<? super K, ? super V> differences) {
        if (added != null) {
            visit(added.left, differences);
            differences.difference(added.key, null, added.value);
            visit(added.right, differences);
        }
    }

    /** What lies before a key, its value, and what lies behind it. */
    private record Split<K extends Comparable<? super K>, V>(
            @Nullable Node<K, V> left,
            @Nullable V value,
            @Nullable Node<K, V> right) {

        static <K extends Comparable<? super K>, V> Split<K, V> at(@Nullable Node<K, V> tree, K key) {
            if (tree == null) {
                return new Split<>(null, null, null);
            }
            int side = key.compareTo(tree.key);
            if (side == 0) {
                return new Split<>(tree.left, tree.value, tree.right);
            }
            if (side < 0) {
                Split<K, V> split = at(tree.left, key);
                return new Split<>(split.left, split.value, Node.join(split.right, tree.key, tree.value, tree.right));
            }
            Split<K, V> split = at(tree.right, key);
            return new Split<>(Node.join(tree.left, tree.key, tree.value, split.left), split.value, split.right);
        }
    }

    /** Returns whether every path is balanced and every key in order; for tests. */
    boolean isWellFormed() {
        return isWellFormed(root, null, null);
    }

    private static <K extends Comparable<? super K>> boolean isWellFormed(
            @Nullable Node<K, ?> tree, @Nullable K above, @Nullable K below) {
        return tree == null
                || ((above == null || above.compareTo(tree.key) < 0)
                        && (below == null || tree.key.compareTo(below) < 0)
                        && Math.abs(Node.height(tree.left) - Node.height(tree.right)) <= 1
                        && tree.size == 1 + Node.size(tree.left) + Node.size(tree.right)
                        && isWellFormed(tree.left, above, tree.key)
                        && isWellFormed(tree.right, tree.key, below));
    }
}
