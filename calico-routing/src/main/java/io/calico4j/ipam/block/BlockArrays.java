// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.block;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.net.Cidr;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The parts of a block while it is made: arrays that are shared with other versions until the first change to each. */
class BlockArrays {
    /*
     * Sequence numbers stand in chunks, so that taking one address copies eight numbers and not those of all. A chunk is
     * this version's own once it is another one than in the version that this one began as.
     */
    private static final int CHUNK_EXPONENT = 3;
    private static final int CHUNK = 1 << CHUNK_EXPONENT;
    private static final short[] NO_TAGS = {};
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
    long @Nullable [] @Nullable [] sequences;
    long @Nullable [] sequencesSet;
    boolean deleted;

    @Nullable
    String hostAffinity;

    int used;

    @Nullable
    AffinityOwner owner;

    boolean mayServeWindows;
    AllocationAttribute[] attributes;
    short[] tags;
    int attributeCount;
    boolean attributesAbsent;
    private long @Nullable [] @Nullable [] sharedSequences;
    private boolean ownsAllocations;
    private boolean ownsQueue;
    private boolean ownsSequencesSet;
    private boolean ownsAttributes;

    BlockArrays(AllocationBlock block) {
        cidr = block.cidr;
        affinity = block.affinity;
        claimedSecond = block.claimedSecond;
        allocations = block.allocations;
        queue = block.queue;
        queueStart = block.queueStart;
        queueEnd = block.queueEnd;
        attributes = block.attributes == null ? NO_ATTRIBUTES : block.attributes;
        tags = block.tags;
        attributeCount = attributes.length;
        attributesAbsent = block.attributes == null;
        sequence = block.sequence;
        sequences = block.sequences;
        sharedSequences = block.sequences;
        sequencesSet = block.sequencesSet;
        deleted = block.deleted;
        hostAffinity = block.hostAffinity;
        used = block.used;
        mayServeWindows = block.mayServeWindows;
        owner = block.knownOwner();
    }

    /** A new block: nothing is held, and everything free in ascending order. */
    BlockArrays(Cidr cidr) {
        this.cidr = cidr;
        int size = AllocationBlock.sizeOf(cidr);
        allocations = new short[size];
        Arrays.fill(allocations, AllocationBlock.FREE);
        queue = ascending(size);
        queueEnd = size;
        attributes = NO_ATTRIBUTES;
        tags = NO_TAGS;
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

    /** Makes a version of the parts as they are now, with which they are shared from now on. */
    AllocationBlock freeze() {
        ownsAllocations = false;
        ownsQueue = false;
        ownsSequencesSet = false;
        ownsAttributes = false;
        sharedSequences = sequences;
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

    short[] tags() {
        if (tags.length != attributeCount) {
            tags = Arrays.copyOf(tags, attributeCount);
        }
        return tags;
    }

    final void checkOrdinal(int ordinal) {
        if (ordinal < 0 || ordinal >= allocations.length) {
            throw new IllegalArgumentException("no such ordinal in a block of " + allocations.length + ": " + ordinal);
        }
    }

    final void allocate(int ordinal, int index) {
        ownAllocations();
        allocations[ordinal] = (short) index;
        used++;
        keepSequence(ordinal, sequence);
    }

    final void free(int ordinal) {
        allocations[ordinal] = AllocationBlock.FREE;
        used--;
        enqueue(ordinal);
    }

    final void enqueue(int ordinal) {
        ownQueue(1);
        queue[queueEnd++] = (short) ordinal;
    }

    /** Takes an ordinal out of the queue, wherever it stands. */
    final void dequeue(int ordinal) {
        for (int i = queueStart; i < queueEnd; i++) {
            if ((queue[i] & 0xffff) == ordinal) {
                int place = i - queueStart;
                ownQueue(0);
                int at = queueStart + place;
                System.arraycopy(queue, at + 1, queue, at, queueEnd - at - 1);
                queueEnd--;
                return;
            }
        }
    }

    /** Sets the queue to the first ordinals of an array that nobody else has. */
    final void replaceQueue(short[] ordinals, int count) {
        queue = ordinals;
        ownsQueue = true;
        queueStart = 0;
        queueEnd = count;
    }

    /** Has a map of sequence numbers, be it empty. */
    final void haveSequences() {
        if (sequencesSet == null) {
            sequencesSet = new long[(allocations.length + 63) >> 6];
            ownsSequencesSet = true;
        }
    }

    final void keepSequence(int ordinal, long number) {
        long @Nullable [] @Nullable [] mine = sequences;
        long @Nullable [] @Nullable [] shared = sharedSequences;
        if (mine == null || mine == shared) {
            mine = mine == null ? new long[(allocations.length + CHUNK - 1) >> CHUNK_EXPONENT][] : mine.clone();
            sequences = mine;
        }
        int index = ordinal >> CHUNK_EXPONENT;
        long[] chunk = mine[index];
        if (chunk == null || (shared != null && chunk == shared[index])) {
            chunk = chunk == null ? new long[CHUNK] : chunk.clone();
            mine[index] = chunk;
        }
        chunk[ordinal & (CHUNK - 1)] = number;
        ownSequencesSet()[ordinal >> 6] |= 1L << ordinal;
    }

    final void forgetSequence(int ordinal) {
        if (sequencesSet != null) {
            ownSequencesSet()[ordinal >> 6] &= ~(1L << ordinal);
        }
    }

    /** Returns the number kept for an ordinal, 0 if none is. */
    static long sequenceOf(int ordinal, long @Nullable [] @Nullable [] sequences, long @Nullable [] set) {
        if (set == null || sequences == null || (set[ordinal >> 6] & (1L << ordinal)) == 0) {
            return 0;
        }
        long[] chunk = sequences[ordinal >> CHUNK_EXPONENT];
        return chunk == null ? 0 : chunk[ordinal & (CHUNK - 1)];
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

    @CanIgnoreReturnValue
    final int append(AllocationAttribute attribute) {
        ownAttributes(1);
        attributes[attributeCount] = attribute;
        tags[attributeCount] = attribute.tag();
        attributesAbsent = false;
        mayServeWindows |= attribute.isWindowsReserved();
        return attributeCount++;
    }

    /** Puts another entry in the place of one. */
    final void replace(int index, AllocationAttribute attribute) {
        ownAttributes(0);
        attributes[index] = attribute;
        tags[index] = attribute.tag();
    }

    /** Takes an entry out to which no ordinal refers; the caller lowers the references to those behind it. */
    final void dropAttribute(int index) {
        attributesAbsent = false;
        int last = attributeCount - 1;
        attributeCount = last;
        if (index == last) {
            return;
        }
        AllocationAttribute[] kept = new AllocationAttribute[last];
        System.arraycopy(attributes, 0, kept, 0, index);
        System.arraycopy(attributes, index + 1, kept, index, last - index);
        short[] keptTags = new short[last];
        System.arraycopy(tags, 0, keptTags, 0, index);
        System.arraycopy(tags, index + 1, keptTags, index, last - index);
        setAttributes(kept, keptTags, last);
    }

    /** Sets the entries to the first ones of arrays that nobody else has. */
    final void setAttributes(AllocationAttribute[] entries, short[] tagsOfEntries, int count) {
        attributes = entries;
        tags = tagsOfEntries;
        attributeCount = count;
        ownsAttributes = true;
    }

    final void ownAllocations() {
        if (!ownsAllocations) {
            allocations = allocations.clone();
            ownsAllocations = true;
        }
    }

    /** Makes the queue this version's own, with room for more at its end. */
    private void ownQueue(int more) {
        int length = queueEnd - queueStart;
        if (!ownsQueue || queueEnd + more > queue.length) {
            int needed = length + more;
            short[] own = new short[Math.max(needed, Math.min(allocations.length, 2 * needed))];
            System.arraycopy(queue, queueStart, own, 0, length);
            replaceQueue(own, length);
        }
    }

    private void ownAttributes(int more) {
        int needed = attributeCount + more;
        if (!ownsAttributes || needed > attributes.length) {
            int room = more == 0 || !ownsAttributes ? needed : Math.max(needed, 2 * attributeCount);
            attributes = Arrays.copyOf(attributes, room);
            tags = Arrays.copyOf(tags, room);
            ownsAttributes = true;
        }
    }
}
