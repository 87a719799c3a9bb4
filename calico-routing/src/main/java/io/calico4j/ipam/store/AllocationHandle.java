// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpFamily;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * How many addresses are held under one handle in each block: a hint for finding them, which may be too high after a
 * crash, never too low.
 *
 * <p>Instances are immutable.
 */
public final class AllocationHandle {
    private static final AllocationHandle EMPTY = new AllocationHandle(new Cidr[0], new int[0], false);

    private final Cidr[] blocks;
    private final int[] counts;
    private final boolean deleted;

    private AllocationHandle(Cidr[] blocks, int[] counts, boolean deleted) {
        this.blocks = blocks;
        this.counts = counts;
        this.deleted = deleted;
    }

    /** Returns the handle without addresses. */
    public static AllocationHandle empty() {
        return EMPTY;
    }

    /** Returns the handle of counts by block, in ascending order. */
    static AllocationHandle of(SortedMap<Cidr, Integer> counts) {
        return new AllocationHandle(
                counts.keySet().toArray(new Cidr[0]),
                counts.values().stream().mapToInt(Integer::intValue).toArray(),
                false);
    }

    /** Returns the handle of parts that nobody else has; blocks ascend. */
    static AllocationHandle of(Cidr[] blocks, int[] counts, boolean deleted) {
        return blocks.length == 0 && !deleted ? EMPTY : new AllocationHandle(blocks, counts, deleted);
    }

    /** Returns the handle of addresses in one block. */
    public static AllocationHandle of(Cidr block, int count) {
        return new AllocationHandle(new Cidr[] {Objects.requireNonNull(block, "block")}, new int[] {count}, false);
    }

    int size() {
        return blocks.length;
    }

    Cidr block(int place) {
        return blocks[place];
    }

    int countAt(int place) {
        return counts[place];
    }

    /** Returns the blocks in ascending order. */
    public List<Cidr> blocks() {
        return List.of(blocks);
    }

    /** Returns whether the handle names no block. */
    public boolean isEmpty() {
        return blocks.length == 0;
    }

    /** Returns the count kept for a block, 0 if there is none. */
    public int count(Cidr block) {
        int at = Arrays.binarySearch(blocks, Objects.requireNonNull(block, "block"));
        return at < 0 ? 0 : counts[at];
    }

    /** Returns the sum of the counts of one family. */
    public int count(IpFamily family) {
        Objects.requireNonNull(family, "family");
        int sum = 0;
        for (int i = 0; i < blocks.length; i++) {
            sum += blocks[i].family() == family ? counts[i] : 0;
        }
        return sum;
    }

    /** Hands over every block and its count in ascending order. */
    public void forEach(ObjIntConsumer<Cidr> action) {
        Objects.requireNonNull(action, "action");
        for (int i = 0; i < blocks.length; i++) {
            action.accept(blocks[i], counts[i]);
        }
    }

    /** Returns whether the handle is marked for deletion. */
    public boolean isDeleted() {
        return deleted;
    }

    /** Returns a copy with a mark of deletion. */
    public AllocationHandle withDeleted(boolean mark) {
        return mark == deleted ? this : new AllocationHandle(blocks, counts, mark);
    }

    /** Returns a copy with another count for a block. */
    public AllocationHandle with(Cidr block, int count) {
        int at = Arrays.binarySearch(blocks, Objects.requireNonNull(block, "block"));
        if (at >= 0) {
            int[] changed = counts.clone();
            changed[at] = count;
            return new AllocationHandle(blocks, changed, deleted);
        }
        int place = -at - 1;
        Cidr[] moreBlocks = Arrays.copyOf(blocks, blocks.length + 1);
        int[] moreCounts = Arrays.copyOf(counts, counts.length + 1);
        System.arraycopy(blocks, place, moreBlocks, place + 1, blocks.length - place);
        System.arraycopy(counts, place, moreCounts, place + 1, counts.length - place);
        moreBlocks[place] = block;
        moreCounts[place] = count;
        return new AllocationHandle(moreBlocks, moreCounts, deleted);
    }

    /** Returns a copy without a block. */
    public AllocationHandle without(Cidr block) {
        int at = Arrays.binarySearch(blocks, Objects.requireNonNull(block, "block"));
        if (at < 0) {
            return this;
        }
        Cidr[] fewerBlocks = Arrays.copyOf(blocks, blocks.length - 1);
        int[] fewerCounts = Arrays.copyOf(counts, counts.length - 1);
        System.arraycopy(blocks, at + 1, fewerBlocks, at, blocks.length - at - 1);
        System.arraycopy(counts, at + 1, fewerCounts, at, counts.length - at - 1);
        return new AllocationHandle(fewerBlocks, fewerCounts, deleted);
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof AllocationHandle other
                && deleted == other.deleted
                && Arrays.equals(blocks, other.blocks)
                && Arrays.equals(counts, other.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(blocks) + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder("{");
        forEach((block, count) -> out.append(out.length() > 1 ? ", " : "")
                .append(block)
                .append('=')
                .append(count));
        return out.append('}').toString();
    }
}
