// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.slot;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A set of small non-negative ints in ascending order: a sorted array while they are sparse, a bitmap once that is smaller.
 *
 * <p>Complexity: adding a new greatest element and everything on a bitmap {@code O(1)}; otherwise look-up
 * {@code O(log size)}, and a change moves at most {@code size} cells.
 */
public final class SlotSet {
    private static final int[] NONE = {};

    /** The set that holders may start with; to be {@link #opened} before anything is added. */
    public static final SlotSet EMPTY = new SlotSet();

    /** Fewer than this many stay in an array. */
    private static final int DENSE_FROM = 64;
    /**
     * From this density on a bitmap is used. It takes up to four times the memory of the array then, but changes in constant
     * time; few labels are that frequent.
     */
    private static final int SLOTS_PER_ELEMENT = 128;
    /** A bitmap is given up at a quarter of the density at which it came. */
    private static final int SPARSE_BELOW = 4 * SLOTS_PER_ELEMENT;

    private int[] sparse = NONE;
    private long @Nullable [] words;
    private int size;

    /** Returns this set, or a new one if this is {@link #EMPTY}. */
    public SlotSet opened() {
        return this == EMPTY ? new SlotSet() : this;
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** Tells whether look-ups take constant time. */
    public boolean isDense() {
        return words != null;
    }

    public boolean contains(int slot) {
        long[] bits = words;
        if (bits == null) {
            return Arrays.binarySearch(sparse, 0, size, slot) >= 0;
        }
        int word = slot >>> 6;
        return word < bits.length && (bits[word] >>> slot & 1) != 0;
    }

    public void add(int slot) {
        long[] bits = words;
        if (bits != null && slot >>> 6 >= bits.length) {
            bits = reach(bits, slot);
        }
        if (bits == null) {
            addSparse(slot);
            return;
        }
        long bit = 1L << slot;
        if ((bits[slot >>> 6] & bit) == 0) {
            bits[slot >>> 6] |= bit;
            size++;
        }
    }

    /** Grows the bitmap up to a slot, or returns null if the set is an array again, as that slot is too far off. */
    private long @Nullable [] reach(long[] bits, int slot) {
        if ((long) size * SPARSE_BELOW < slot) {
            toSparse(bits);
            return null;
        }
        int needed = (slot >>> 6) + 1;
        words = Arrays.copyOf(bits, needed + (needed >>> 3));
        return words;
    }

    private void addSparse(int slot) {
        int at = size;
        if (size > 0 && sparse[size - 1] >= slot) {
            at = Arrays.binarySearch(sparse, 0, size, slot);
            if (at >= 0) {
                return;
            }
            at = ~at;
        }
        if (size == sparse.length) {
            sparse = Arrays.copyOf(sparse, size == 0 ? 1 : size + (size >>> 1) + 1);
        }
        System.arraycopy(sparse, at, sparse, at + 1, size - at);
        sparse[at] = slot;
        size++;
        if (size >= DENSE_FROM && (long) size * SLOTS_PER_ELEMENT > sparse[size - 1]) {
            toDense();
        }
    }

    public void remove(int slot) {
        long[] bits = words;
        if (bits != null) {
            long bit = 1L << slot;
            int word = slot >>> 6;
            if (word < bits.length && (bits[word] & bit) != 0) {
                bits[word] &= ~bit;
                size--;
                if (size < DENSE_FROM / 2 || (long) size * SPARSE_BELOW < (long) bits.length << 6) {
                    toSparse(bits);
                }
            }
            return;
        }
        int at = Arrays.binarySearch(sparse, 0, size, slot);
        if (at >= 0) {
            size--;
            System.arraycopy(sparse, at + 1, sparse, at, size - at);
            if (size < sparse.length / 4) {
                sparse = size == 0 ? NONE : Arrays.copyOf(sparse, size);
            }
        }
    }

    private void toDense() {
        long[] bits = new long[(sparse[size - 1] >>> 6) + 1];
        for (int i = 0; i < size; i++) {
            bits[sparse[i] >>> 6] |= 1L << sparse[i];
        }
        words = bits;
        sparse = NONE;
    }

    private void toSparse(long[] bits) {
        int[] cells = new int[size];
        int n = 0;
        for (int word = 0; word < bits.length; word++) {
            for (long left = bits[word]; left != 0; left &= left - 1) {
                cells[n++] = (word << 6) + Long.numberOfTrailingZeros(left);
            }
        }
        sparse = cells;
        words = null;
    }

    /** Appends all elements, ascending. */
    public void appendTo(IntList out) {
        out.ensure(size);
        long[] bits = words;
        if (bits == null) {
            out.addAll(sparse, size);
            return;
        }
        for (int word = 0; word < bits.length; word++) {
            for (long left = bits[word]; left != 0; left &= left - 1) {
                out.add((word << 6) + Long.numberOfTrailingZeros(left));
            }
        }
    }

    /** Drops from an ascending list, from an index on, what is not in this set. */
    public void retainIn(IntList list, int from) {
        int kept = from;
        if (isDense() || mergeCostsMore(list.size() - from)) {
            for (int i = from; i < list.size(); i++) {
                int slot = list.get(i);
                if (contains(slot)) {
                    list.set(kept++, slot);
                }
            }
        } else {
            int at = 0;
            for (int i = from; i < list.size(); i++) {
                int slot = list.get(i);
                while (at < size && sparse[at] < slot) {
                    at++;
                }
                if (at < size && sparse[at] == slot) {
                    list.set(kept++, slot);
                }
            }
        }
        list.truncate(kept);
    }

    private boolean mergeCostsMore(int elements) {
        return (long) elements * (32 - Integer.numberOfLeadingZeros(size)) < size;
    }

    /** Adds all elements to a union. */
    public void addTo(SlotUnion union) {
        long[] bits = words;
        if (bits == null) {
            for (int i = 0; i < size; i++) {
                union.add(sparse[i]);
            }
            return;
        }
        for (int word = 0; word < bits.length; word++) {
            if (bits[word] != 0) {
                union.addWord(word, bits[word]);
            }
        }
    }
}
