// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.block;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.net.Cidr;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A block that is put together from the parts of its stored form: entries before the ordinals that refer to them.
 *
 * <p>Confined to one thread and used once.
 */
public final class BlockRestorer extends BlockArrays {
    private BlockRestorer(Cidr cidr) {
        super(cidr);
        replaceQueue(new short[allocations.length], 0);
    }

    /**
     * Starts a block in which nothing is held and nothing is in the queue.
     *
     * @throws IllegalArgumentException if the range is larger than {@link AllocationBlock#MAX_SIZE}
     */
    public static BlockRestorer of(Cidr cidr) {
        Objects.requireNonNull(cidr, "cidr");
        return new BlockRestorer(cidr);
    }

    /** Sets the owner and when it claimed the block, or neither. */
    @CanIgnoreReturnValue
    public BlockRestorer affinity(@Nullable String text, @Nullable Long claimedAtEpochSecond) {
        affinity = text;
        claimedSecond = claimedAtEpochSecond == null ? AllocationBlock.NEVER : claimedAtEpochSecond;
        return this;
    }

    /** Sets the current sequence number. */
    @CanIgnoreReturnValue
    public BlockRestorer sequenceNumber(long number) {
        sequence = number;
        return this;
    }

    /** Sets the mark of deletion and the owner in its oldest form. */
    @CanIgnoreReturnValue
    public BlockRestorer legacy(boolean deletedMark, @Nullable String oldAffinity) {
        deleted = deletedMark;
        hostAffinity = oldAffinity;
        return this;
    }

    /** Says that there is a list of entries, be it empty. */
    public void attributes() {
        attributesAbsent = false;
    }

    /** Appends an entry. */
    public void attribute(AllocationAttribute attribute) {
        Objects.requireNonNull(attribute, "attribute");
        append(attribute);
    }

    /**
     * Marks an ordinal as allocated to an entry.
     *
     * @throws IllegalArgumentException if there is no such ordinal or entry
     */
    public void allocation(int ordinal, int attributeIndex) {
        checkOrdinal(ordinal);
        if (attributeIndex < 0 || attributeIndex >= attributeCount) {
            throw new IllegalArgumentException("allocation " + ordinal + " has no attributes");
        }
        if (allocations[ordinal] == AllocationBlock.FREE) {
            used++;
        }
        allocations[ordinal] = (short) attributeIndex;
    }

    /**
     * Appends an ordinal to the queue.
     *
     * @throws IllegalArgumentException if there is no such ordinal
     */
    public void unallocated(long ordinal) {
        checkOrdinal(Math.toIntExact(ordinal));
        enqueue((int) ordinal);
    }

    /** Says that there is a map of sequence numbers, be it empty. */
    public void sequenceNumbers() {
        haveSequences();
    }

    /**
     * Sets the sequence number of an ordinal.
     *
     * @throws IllegalArgumentException if there is no such ordinal
     */
    public void sequenceNumber(int ordinal, long number) {
        checkOrdinal(ordinal);
        keepSequence(ordinal, number);
    }

    /** Returns the block. */
    public AllocationBlock toBlock() {
        return freeze();
    }
}
