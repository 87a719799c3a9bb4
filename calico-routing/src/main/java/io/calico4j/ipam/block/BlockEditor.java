// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.block;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.net.Cidr;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Changes to one block, gathered in place until {@link #toBlock()}.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/ipam/ipam_block.go. Confined to one thread.
 */
public final class BlockEditor extends BlockArrays {
    private static final int[] NONE = {};

    BlockEditor(AllocationBlock block) {
        super(block);
    }

    private BlockEditor(Cidr cidr) {
        super(cidr);
    }

    /**
     * Starts a new block: all addresses free, in ascending order, no owner.
     *
     * @param sequenceNumber what its numbering starts at, by custom the time in nanoseconds
     * @throws IllegalArgumentException if the range is larger than {@link AllocationBlock#MAX_SIZE}
     */
    public static BlockEditor create(Cidr cidr, long sequenceNumber) {
        Objects.requireNonNull(cidr, "cidr");
        var editor = new BlockEditor(cidr);
        editor.sequence = sequenceNumber;
        editor.haveSequences();
        return editor;
    }

    /** Returns the range of addresses. */
    public Cidr cidr() {
        return cidr;
    }

    /** Returns the number of free ordinals in the queue. */
    public int freeCount() {
        return queueEnd - queueStart;
    }

    /** Returns the current sequence number. */
    public long sequenceNumber() {
        return sequence;
    }

    /** Sets the owner and when it claimed the block, or neither. */
    @CanIgnoreReturnValue
    public BlockEditor affinity(@Nullable String text, @Nullable Long claimedAtEpochSecond) {
        affinity = text;
        owner = null;
        claimedSecond = claimedAtEpochSecond == null ? AllocationBlock.NEVER : claimedAtEpochSecond;
        return this;
    }

    /** Counts one more write. */
    @CanIgnoreReturnValue
    public BlockEditor nextSequenceNumber() {
        sequence++;
        return this;
    }

    /** Keeps addresses at the ends of a new block under their own entry; they get no sequence number. */
    @CanIgnoreReturnValue
    public BlockEditor reserve(HostReservation reservation) {
        Objects.requireNonNull(reservation, "reservation");
        int size = allocations.length;
        if (reservation.count() > size) {
            throw new IllegalArgumentException(reservation.count() + " addresses reserved of " + size);
        }
        int index =
                append(AllocationAttribute.of(reservation.handle(), OwnerAttributes.of("note", reservation.note())));
        ownAllocations();
        for (int i = 0; i < reservation.startOfBlock(); i++) {
            allocations[i] = (short) index;
        }
        for (int i = size - reservation.endOfBlock(); i < size; i++) {
            allocations[i] = (short) index;
        }
        used += reservation.count();
        queueStart += reservation.startOfBlock();
        queueEnd -= reservation.endOfBlock();
        return this;
    }

    /**
     * Takes the next free addresses of the queue, passing over reserved ones.
     *
     * @param holder who gets them
     * @param wanted how many, at least 0
     * @return their ordinals in the order of the queue, fewer than wanted if the queue runs out
     */
    public int[] take(AllocationAttribute holder, int wanted, ReservedAddresses reserved) {
        Objects.requireNonNull(holder, "holder");
        Objects.requireNonNull(reserved, "reserved");
        if (!reserved.isEmpty() && reserved.overlaps(cidr)) {
            return takeUnreserved(holder, wanted, reserved);
        }
        int count = Math.min(wanted, freeCount());
        if (count <= 0) {
            return NONE;
        }
        int index = findOrAppend(holder);
        int[] taken = new int[count];
        for (int i = 0; i < count; i++) {
            taken[i] = queue[queueStart++] & 0xffff;
            allocate(taken[i], index);
        }
        return taken;
    }

    /** Takes the next free address and returns its ordinal, or -1 if there is none. */
    public int takeNext(AllocationAttribute holder) {
        Objects.requireNonNull(holder, "holder");
        if (queueStart == queueEnd) {
            return -1;
        }
        int ordinal = queue[queueStart++] & 0xffff;
        allocate(ordinal, findOrAppend(holder));
        return ordinal;
    }

    private int[] takeUnreserved(AllocationAttribute holder, int wanted, ReservedAddresses reserved) {
        short[] rest = new short[allocations.length];
        int kept = 0;
        int[] taken = new int[Math.max(0, Math.min(wanted, freeCount()))];
        int count = 0;
        int index = -1;
        for (int i = queueStart; i < queueEnd; i++) {
            int ordinal = queue[i] & 0xffff;
            if (count == taken.length || reserved.contains(cidr.address(ordinal))) {
                rest[kept++] = (short) ordinal;
                continue;
            }
            index = index < 0 ? findOrAppend(holder) : index;
            allocate(ordinal, index);
            taken[count++] = ordinal;
        }
        replaceQueue(rest, kept);
        return Arrays.copyOf(taken, count);
    }

    /**
     * Takes one chosen address.
     *
     * @return whether it was free
     */
    public boolean assign(int ordinal, AllocationAttribute holder) {
        Objects.requireNonNull(holder, "holder");
        if (allocations[ordinal] != AllocationBlock.FREE) {
            return false;
        }
        allocate(ordinal, findOrAppend(holder));
        dequeue(ordinal);
        return true;
    }

    /** Returns who holds an ordinal, or {@code null} if it is free. */
    public @Nullable AllocationAttribute holder(int ordinal) {
        short index = allocations[ordinal];
        return index == AllocationBlock.FREE ? null : attributes[index & 0xffff];
    }

    /** Returns the sequence number kept for an ordinal, 0 if none is. */
    public long sequenceNumberOf(int ordinal) {
        return sequenceOf(ordinal, sequences, sequencesSet);
    }

    /** Replaces the entry an allocated ordinal refers to, for all ordinals that share it. */
    public void replaceHolder(int ordinal, AllocationAttribute holder) {
        Objects.requireNonNull(holder, "holder");
        replace(allocations[ordinal] & 0xffff, holder.stored());
    }

    /**
     * Frees allocated ordinals, which join the queue's end in the given order, and forgets their sequence numbers.
     *
     * @param ordinals distinct allocated ordinals
     */
    public void release(int[] ordinals) {
        Objects.requireNonNull(ordinals, "ordinals");
        ownAllocations();
        BitSet touched = new BitSet(attributeCount);
        for (int ordinal : ordinals) {
            touched.set(allocations[ordinal] & 0xffff);
            free(ordinal);
            forgetSequence(ordinal);
        }
        for (short index : allocations) {
            if (index != AllocationBlock.FREE) {
                touched.clear(index & 0xffff);
            }
        }
        removeAttributes(touched);
    }

    /**
     * Frees all ordinals held under a handle in ascending order and drops its entries.
     *
     * @param handle compared with stored handles up to their first carriage return
     * @param forgetSequenceNumbers whether the freed ordinals lose their sequence numbers
     * @return the number of freed ordinals
     */
    public int releaseByHandle(String handle, boolean forgetSequenceNumbers) {
        Objects.requireNonNull(handle, "handle");
        short tag = AllocationAttribute.tagOf(handle);
        int only = nextEntryOf(handle, tag, 0);
        if (only < 0) {
            return 0;
        }
        ownAllocations();
        int next = nextEntryOf(handle, tag, only + 1);
        if (next < 0) {
            return releaseEntry(only, forgetSequenceNumbers);
        }
        BitSet mine = new BitSet(attributeCount);
        mine.set(only);
        for (; next >= 0; next = nextEntryOf(handle, tag, next + 1)) {
            mine.set(next);
        }
        int freed = 0;
        for (int ordinal = 0; ordinal < allocations.length; ordinal++) {
            if (allocations[ordinal] != AllocationBlock.FREE && mine.get(allocations[ordinal] & 0xffff)) {
                release(ordinal, forgetSequenceNumbers);
                freed++;
            }
        }
        removeAttributes(mine);
        return freed;
    }

    private int nextEntryOf(String handle, short tag, int from) {
        int at = next(tags, tag, from, attributeCount);
        while (at >= 0 && !attributes[at].hasHandle(handle)) {
            at = next(tags, tag, at + 1, attributeCount);
        }
        return at;
    }

    /** Returns the next place of a tag, -1 if there is none; a loop of its own, as it is then compiled well everywhere. */
    private static int next(short[] tags, short tag, int from, int to) {
        for (int i = from; i < to; i++) {
            if (tags[i] == tag) {
                return i;
            }
        }
        return -1;
    }

    /** Frees all ordinals of one entry and drops it; the others' places are lowered in the same pass. */
    private int releaseEntry(int index, boolean forgetSequenceNumbers) {
        short[] mine = allocations;
        int freed = 0;
        for (int ordinal = 0; ordinal < mine.length; ordinal++) {
            int at = mine[ordinal];
            if (at == index) {
                release(ordinal, forgetSequenceNumbers);
                freed++;
            } else if (at > index) {
                mine[ordinal] = (short) (at - 1);
            }
        }
        dropAttribute(index);
        return freed;
    }

    private void release(int ordinal, boolean forgetSequenceNumber) {
        free(ordinal);
        if (forgetSequenceNumber) {
            forgetSequence(ordinal);
        }
    }

    /** Returns the block as it is now; the editor may go on. */
    public AllocationBlock toBlock() {
        return freeze();
    }

    private int findOrAppend(AllocationAttribute holder) {
        short tag = holder.tag();
        int at = next(tags, tag, 0, attributeCount);
        while (at >= 0 && !attributes[at].equals(holder)) {
            at = next(tags, tag, at + 1, attributeCount);
        }
        return at >= 0 ? at : append(holder.stored());
    }

    private void removeAttributes(BitSet removed) {
        if (removed.isEmpty()) {
            return;
        }
        attributesAbsent = false;
        short[] moved = new short[attributeCount];
        AllocationAttribute[] kept = new AllocationAttribute[attributeCount];
        short[] keptTags = new short[attributeCount];
        int count = 0;
        for (int i = 0; i < attributeCount; i++) {
            moved[i] = removed.get(i) ? AllocationBlock.FREE : (short) count;
            if (!removed.get(i)) {
                keptTags[count] = tags[i];
                kept[count++] = attributes[i];
            }
        }
        setAttributes(kept, keptTags, count);
        for (int i = 0; i < allocations.length; i++) {
            if (allocations[i] != AllocationBlock.FREE) {
                allocations[i] = moved[allocations[i] & 0xffff];
            }
        }
    }
}
