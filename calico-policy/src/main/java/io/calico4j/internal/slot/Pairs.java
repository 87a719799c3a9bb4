// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.slot;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.BiFunction;

/** Pairs in the order in which they were added, which take two references each until they are asked for. */
public final class Pairs<A, B> {
    private static final Object[] NONE = {};

    private Object[] cells;
    private int count;

    /** Makes an empty list with room for that many pairs. */
    public Pairs(int room) {
        this.cells = room == 0 ? NONE : new Object[2 * room];
    }

    public void add(A first, B second) {
        addRaw(first, second);
    }

    /** Adds a pair without looking at its parts, which must be an A and a B. */
    public void addRaw(Object first, Object second) {
        if (2 * count == cells.length) {
            cells = Arrays.copyOf(cells, count == 0 ? 2 : 4 * count);
        }
        cells[2 * count] = first;
        cells[2 * count + 1] = second;
        count++;
    }

    public int size() {
        return count;
    }

    @SuppressWarnings("unchecked") // add puts an A there
    public A first(int index) {
        return (A) cells[2 * index];
    }

    @SuppressWarnings("unchecked") // add puts a B there
    public B second(int index) {
        return (B) cells[2 * index + 1];
    }

    /** Returns a list whose elements are made of the pairs as they are asked for; nothing may be added afterwards. */
    public <T> List<T> asList(BiFunction<? super A, ? super B, ? extends T> element) {
        return count == 0 ? List.of() : new View<>(this, element);
    }

    private static final class View<A, B, T> extends AbstractList<T> implements RandomAccess {
        private final Pairs<A, B> pairs;
        private final BiFunction<? super A, ? super B, ? extends T> element;

        View(Pairs<A, B> pairs, BiFunction<? super A, ? super B, ? extends T> element) {
            this.pairs = pairs;
            this.element = element;
        }

        @Override
        public T get(int index) {
            if (index < 0 || index >= pairs.size()) {
                throw new IndexOutOfBoundsException("element " + index + " of " + pairs.size());
            }
            return element.apply(pairs.first(index), pairs.second(index));
        }

        @Override
        public int size() {
            return pairs.size();
        }
    }
}
