// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.block;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.net.Cidr;
import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Changes to one block, gathered in place until {@link #toBlock()}.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/ipam/ipam_block.go. Confined to one thread.
 *
 * <p>Longer than most types here: every operation works on the same few arrays, which are shared with the block until the
 * first change to each, and a part of its own would need all of them.
 */
public final class BlockEditor {
    private static final int[] NONE = {};
    private static final AllocationAttribute[] NO_ATTRIBUTES = {};

    /** The queue of a new block by the exponent of its size; filled before it is published, and never changed. */
    private static final AtomicReferenceArray<short[]> ASCENDING = new AtomicReferenceArray<>(16);

    final Cidr cidr;

    @Nullable
    String affinity;

    long claimedSecond = AllocationBlock.NEVER;
    short[] allocations;
    short[] queue;
    int queueStart;
    int queueEnd;
    long sequence;
    long @Nullable [] sequences;
    long @Nullable [] sequencesSet;
    boolean deleted;

    @Nullable
    String hostAffinity;

    int used;

    @Nullable
    AffinityOwner owner;

    boolean mayServeWindows;

    private AllocationAttribute[] attributes;
    private int[] handleHashes;
    private int attributeCount;
    private boolean attributesAbsent;
    private boolean ownsAllocations;
    private boolean ownsQueue;
    private boolean ownsSequences;
    private boolean ownsSequencesSet;
    private boolean ownsAttributes;

    BlockEditor(AllocationBlock block) {
        cidr = block.cidr;
        affinity = block.affinity;
        claimedSecond = block.claimedSecond;
        allocations = block.allocations;
        queue = block.queue;
        queueStart = block.queueStart;
        queueEnd = block.queueEnd;
        attributes = block.attributes == null ? NO_ATTRIBUTES : block.attributes;
        handleHashes = block.handleHashes;
        attributeCount = attributes.length;
        attributesAbsent = block.attributes == null;
        sequence = block.sequence;
        sequences = block.sequences;
        sequencesSet = block.sequencesSet;
        deleted = block.deleted;
        hostAffinity = block.hostAffinity;
        used = block.used;
        mayServeWindows = block.mayServeWindows;
        owner = block.knownOwner();
    }

    private BlockEditor(Cidr cidr) {
        this.cidr = cidr;
        int size = AllocationBlock.sizeOf(cidr);
        allocations = new short[size];
        Arrays.fill(allocations, AllocationBlock.FREE);
        queue = ascending(size);
        queueEnd = size;
        attributes = NO_ATTRIBUTES;
        handleHashes = NONE;
        attributesAbsent = true;
        ownsAllocations = true;
    }

    private static short[] ascending(int size) {
        int exponent = Integer.numberOfTrailingZeros(size);
        short[] shared = ASCENDING.get(exponent);
        if (shared == null) {
            shared = new short[size];
            for (int i = 0; i < size; i++) {
                shared[i] = (short) i;
            }
            ASCENDING.set(exponent, shared);
        }
        return shared;
    }

    /**
     * Starts a new block: all addresses free, in ascending order, no owner.
     *
     * @param sequenceNumber what its numbering starts at, by custom the time in nanoseconds
     * @throws IllegalArgumentException if the range is larger than {@link AllocationBlock#MAX_SIZE}
     */
    public static BlockEditor create(Cidr cidr, long sequenceNumber) {
        var editor = new BlockEditor(cidr);
        editor.sequence = sequenceNumber;
        editor.sequences = new long[editor.allocations.length];
        editor.sequencesSet = new long[(editor.allocations.length + 63) >> 6];
        editor.ownsSequences = true;
        editor.ownsSequencesSet = true;
        return editor;
    }

    /** Starts a block whose parts are about to be restored from stored data: as new, with nothing free. */
    public static BlockEditor restore(Cidr cidr) {
        var editor = new BlockEditor(cidr);
        editor.queue = new short[editor.allocations.length];
        editor.queueEnd = 0;
        editor.ownsQueue = true;
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

    /** Sets the current sequence number. */
    @CanIgnoreReturnValue
    public BlockEditor sequenceNumber(long number) {
        sequence = number;
        return this;
    }

    /** Sets the mark of deletion and the owner in its oldest form, which are only carried along. */
    @CanIgnoreReturnValue
    public BlockEditor legacy(boolean deletedMark, @Nullable String oldAffinity) {
        deleted = deletedMark;
        hostAffinity = oldAffinity;
        return this;
    }

    /** Keeps addresses at the ends of a new block under their own entry; they get no sequence number. */
    @CanIgnoreReturnValue
    public BlockEditor reserve(HostReservation reservation) {
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
        queue = rest;
        ownsQueue = true;
        queueStart = 0;
        queueEnd = kept;
        return Arrays.copyOf(taken, count);
    }

    /**
     * Takes one chosen address.
     *
     * @return whether it was free
     */
    public boolean assign(int ordinal, AllocationAttribute holder) {
        if (allocations[ordinal] != AllocationBlock.FREE) {
            return false;
        }
        allocate(ordinal, findOrAppend(holder));
        for (int i = queueStart; i < queueEnd; i++) {
            if ((queue[i] & 0xffff) == ordinal) {
                int place = i - queueStart;
                ownQueue(0);
                int at = queueStart + place;
                System.arraycopy(queue, at + 1, queue, at, queueEnd - at - 1);
                queueEnd--;
                break;
            }
        }
        return true;
    }

    /** Returns who holds an ordinal, or {@code null} if it is free. */
    public @Nullable AllocationAttribute holder(int ordinal) {
        short index = allocations[ordinal];
        return index == AllocationBlock.FREE ? null : attributes[index & 0xffff];
    }

    /** Returns the sequence number kept for an ordinal, 0 if none is. */
    public long sequenceNumberOf(int ordinal) {
        boolean set = sequencesSet != null && (sequencesSet[ordinal >> 6] & (1L << ordinal)) != 0;
        return set && sequences != null ? sequences[ordinal] : 0;
    }

    /** Replaces the entry an allocated ordinal refers to, for all ordinals that share it. */
    public void replaceHolder(int ordinal, AllocationAttribute holder) {
        ownAttributes(0);
        int index = allocations[ordinal] & 0xffff;
        attributes[index] = holder.stored();
        handleHashes[index] = holder.handleHash();
    }

    /**
     * Frees allocated ordinals, which join the queue's end in the given order, and forgets their sequence numbers.
     *
     * @param ordinals distinct allocated ordinals
     */
    public void release(int[] ordinals) {
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
        int hash = handle.hashCode();
        int only = nextEntryOf(handle, hash, 0);
        if (only < 0) {
            return 0;
        }
        ownAllocations();
        int next = nextEntryOf(handle, hash, only + 1);
        if (next < 0) {
            int freed = freeAllOf(only, forgetSequenceNumbers);
            removeAttribute(only);
            return freed;
        }
        BitSet mine = new BitSet(attributeCount);
        mine.set(only);
        for (; next >= 0; next = nextEntryOf(handle, hash, next + 1)) {
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

    private int nextEntryOf(String handle, int hash, int from) {
        for (int i = from; i < attributeCount; i++) {
            if (handleHashes[i] == hash && attributes[i].hasHandle(handle)) {
                return i;
            }
        }
        return -1;
    }

    private int freeAllOf(int index, boolean forgetSequenceNumbers) {
        int freed = 0;
        for (int ordinal = 0; ordinal < allocations.length; ordinal++) {
            if (allocations[ordinal] == index) {
                release(ordinal, forgetSequenceNumbers);
                freed++;
            }
        }
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
        ownsAllocations = false;
        ownsQueue = false;
        ownsSequences = false;
        ownsSequencesSet = false;
        ownsAttributes = false;
        return new AllocationBlock(this);
    }

    AllocationAttribute @Nullable [] attributesOrNull() {
        if (attributesAbsent) {
            return null;
        }
        if (attributes.length != attributeCount) {
            attributes = Arrays.copyOf(attributes, attributeCount);
        }
        return attributes;
    }

    int[] handleHashes() {
        if (handleHashes.length != attributeCount) {
            handleHashes = Arrays.copyOf(handleHashes, attributeCount);
        }
        return handleHashes;
    }

    // Restoring from stored data.

    /** Appends an entry as stored. */
    public void restoreAttribute(AllocationAttribute attribute) {
        append(attribute);
    }

    /** Says that the stored block has a list of entries, be it empty. */
    public void restoreAttributes() {
        attributesAbsent = false;
    }

    /** Returns the number of entries so far. */
    public int attributeCount() {
        return attributeCount;
    }

    /**
     * Marks an ordinal as allocated to an entry.
     *
     * @throws IllegalArgumentException if there is no such ordinal or entry
     */
    public void restoreAllocation(int ordinal, int attributeIndex) {
        checkOrdinal(ordinal);
        if (attributeIndex < 0 || attributeIndex >= attributeCount) {
            throw new IllegalArgumentException("allocation " + ordinal + " has no attributes");
        }
        ownAllocations();
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
    public void restoreFree(int ordinal) {
        checkOrdinal(ordinal);
        ownQueue(1);
        queue[queueEnd++] = (short) ordinal;
    }

    /** Says that the stored block has a map of sequence numbers, be it empty. */
    public void restoreSequenceNumbers() {
        ownSequences();
    }

    /**
     * Sets the sequence number of an ordinal.
     *
     * @throws IllegalArgumentException if there is no such ordinal
     */
    public void restoreSequenceNumber(int ordinal, long number) {
        checkOrdinal(ordinal);
        keepSequence(ordinal, number);
    }

    private void checkOrdinal(int ordinal) {
        if (ordinal < 0 || ordinal >= allocations.length) {
            throw new IllegalArgumentException("no such ordinal in a block of " + allocations.length + ": " + ordinal);
        }
    }

    private void allocate(int ordinal, int index) {
        ownAllocations();
        allocations[ordinal] = (short) index;
        used++;
        keepSequence(ordinal, sequence);
    }

    private void free(int ordinal) {
        allocations[ordinal] = AllocationBlock.FREE;
        used--;
        ownQueue(1);
        queue[queueEnd++] = (short) ordinal;
    }

    private void keepSequence(int ordinal, long number) {
        ownSequences();
        long[] numbers = sequences;
        long[] set = sequencesSet;
        if (numbers != null && set != null) {
            numbers[ordinal] = number;
            set[ordinal >> 6] |= 1L << ordinal;
        }
    }

    private void forgetSequence(int ordinal) {
        if (sequencesSet != null) {
            ownSequencesSet()[ordinal >> 6] &= ~(1L << ordinal);
        }
    }

    private int findOrAppend(AllocationAttribute holder) {
        if (holder.isStorable()) {
            int hash = holder.handleHash();
            for (int i = 0; i < attributeCount; i++) {
                if (handleHashes[i] == hash && attributes[i].equals(holder)) {
                    return i;
                }
            }
        }
        return append(holder.stored());
    }

    @CanIgnoreReturnValue
    private int append(AllocationAttribute attribute) {
        ownAttributes(1);
        attributes[attributeCount] = attribute;
        handleHashes[attributeCount] = attribute.handleHash();
        attributesAbsent = false;
        mayServeWindows |= attribute.isWindowsReserved();
        return attributeCount++;
    }

    private void removeAttributes(BitSet removed) {
        if (removed.isEmpty()) {
            return;
        }
        attributesAbsent = false;
        if (removed.cardinality() == 1) {
            removeAttribute(removed.nextSetBit(0));
            return;
        }
        short[] moved = new short[attributeCount];
        AllocationAttribute[] kept = new AllocationAttribute[attributeCount];
        int[] keptHashes = new int[attributeCount];
        int count = 0;
        for (int i = 0; i < attributeCount; i++) {
            moved[i] = removed.get(i) ? AllocationBlock.FREE : (short) count;
            if (!removed.get(i)) {
                keptHashes[count] = handleHashes[i];
                kept[count++] = attributes[i];
            }
        }
        attributes = kept;
        handleHashes = keptHashes;
        attributeCount = count;
        ownsAttributes = true;
        for (int i = 0; i < allocations.length; i++) {
            if (allocations[i] != AllocationBlock.FREE) {
                allocations[i] = moved[allocations[i] & 0xffff];
            }
        }
    }

    /** Removes one entry, to which no ordinal refers; those behind it move down. */
    private void removeAttribute(int index) {
        attributesAbsent = false;
        int last = attributeCount - 1;
        if (index == last) {
            ownAttributes(0);
            attributeCount = last;
            return;
        }
        AllocationAttribute[] kept = new AllocationAttribute[last];
        System.arraycopy(attributes, 0, kept, 0, index);
        System.arraycopy(attributes, index + 1, kept, index, last - index);
        int[] keptHashes = new int[last];
        System.arraycopy(handleHashes, 0, keptHashes, 0, index);
        System.arraycopy(handleHashes, index + 1, keptHashes, index, last - index);
        attributes = kept;
        handleHashes = keptHashes;
        attributeCount = last;
        ownsAttributes = true;
        for (int i = 0; i < allocations.length; i++) {
            if (allocations[i] > index) {
                allocations[i]--;
            }
        }
    }

    private void ownAllocations() {
        if (!ownsAllocations) {
            allocations = allocations.clone();
            ownsAllocations = true;
        }
    }

    /** Makes the queue this editor's own, with room for more at its end. */
    private void ownQueue(int more) {
        int length = queueEnd - queueStart;
        if (!ownsQueue || queueEnd + more > queue.length) {
            short[] own = new short[Math.max(allocations.length, length + more)];
            System.arraycopy(queue, queueStart, own, 0, length);
            queue = own;
            queueStart = 0;
            queueEnd = length;
            ownsQueue = true;
        }
    }

    private void ownSequences() {
        if (!ownsSequences) {
            sequences = sequences == null ? new long[allocations.length] : sequences.clone();
            ownsSequences = true;
        }
        long[] unused = ownSequencesSet();
    }

    /** Owns which numbers are kept, without the numbers: one that is no longer kept is never read again. */
    private long[] ownSequencesSet() {
        long[] set = sequencesSet;
        if (set == null || !ownsSequencesSet) {
            set = set == null ? new long[(allocations.length + 63) >> 6] : set.clone();
            sequencesSet = set;
            ownsSequencesSet = true;
        }
        return set;
    }

    private void ownAttributes(int more) {
        int needed = attributeCount + more;
        if (!ownsAttributes || needed > attributes.length) {
            int room = more == 0 || !ownsAttributes ? needed : Math.max(needed, 2 * attributeCount);
            attributes = Arrays.copyOf(attributes, Math.max(room, attributeCount));
            handleHashes = Arrays.copyOf(handleHashes, Math.max(room, attributeCount));
            ownsAttributes = true;
        }
    }
}
