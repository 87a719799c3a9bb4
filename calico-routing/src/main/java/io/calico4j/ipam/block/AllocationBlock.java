// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.block;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One block of a pool with its owner, its allocations and its queue of free addresses.
 *
 * <p>An address is named by its ordinal, its distance from the first address of the block. Free ordinals are handed out
 * in the order of the queue. Authority: Calico v3.32, libcalico-go/lib/backend/model/block.go.
 *
 * <p>Instances are immutable; {@link BlockEditor} makes changed ones. Equality is by content.
 */
public final class AllocationBlock {
    /*
     * Ordinals and indexes into the attributes are unsigned 16-bit numbers, FREE marks a free ordinal. Versions of a
     * block share the arrays they have in common: the queue is a window of an array that is copied only to append. The
     * tags of the entries, 16 bits of a hash of the handle, stand in an array of their own, so that a search touches few
     * entries.
     */
    static final short FREE = -1;
    static final long NEVER = Long.MIN_VALUE;
    /** The largest number of addresses in a block. */
    public static final int MAX_SIZE = 1 << 15;

    final Cidr cidr;
    final @Nullable String affinity;
    final long claimedSecond;
    final short[] allocations;
    final short[] queue;
    final int queueStart;
    final int queueEnd;
    final AllocationAttribute @Nullable [] attributes;
    final short[] tags;
    final long sequence;
    final long @Nullable [] @Nullable [] sequences;
    final long @Nullable [] sequencesSet;
    final boolean deleted;
    final @Nullable String hostAffinity;
    final int used;
    final boolean mayServeWindows;
    private @Nullable AffinityOwner owner;

    AllocationBlock(BlockArrays e) {
        cidr = e.cidr;
        affinity = e.affinity;
        claimedSecond = e.claimedSecond;
        allocations = e.allocations;
        queue = e.queue;
        queueStart = e.queueStart;
        queueEnd = e.queueEnd;
        attributes = e.attributesOrNull();
        tags = e.tags();
        sequence = e.sequence;
        sequences = e.sequences;
        sequencesSet = e.sequencesSet;
        deleted = e.deleted;
        hostAffinity = e.hostAffinity;
        used = e.used;
        mayServeWindows = e.mayServeWindows;
        owner = e.owner;
    }

    /**
     * Returns the number of addresses in a block.
     *
     * @throws IllegalArgumentException if it is more than {@link #MAX_SIZE}
     */
    static int sizeOf(Cidr cidr) {
        long size = cidr.sizeSaturated();
        if (size > MAX_SIZE) {
            throw new IllegalArgumentException("a block of more than " + MAX_SIZE + " addresses: " + cidr);
        }
        return (int) size;
    }

    /** Returns the range of addresses. */
    public Cidr cidr() {
        return cidr;
    }

    /** Returns the number of addresses, {@code 1..MAX_SIZE}. */
    public int size() {
        return allocations.length;
    }

    /** Returns the owner as stored, such as {@code host:node-1}. */
    public Optional<String> affinity() {
        return Optional.ofNullable(affinity);
    }

    /** Returns the owner, if there is one and its prefix is known. */
    public Optional<AffinityOwner> owner() {
        return Optional.ofNullable(knownOwner());
    }

    /** Returns the owner, parsed once and carried along from version to version; a race parses it twice. */
    @Nullable
    AffinityOwner knownOwner() {
        AffinityOwner known = owner;
        if (known == null && affinity != null) {
            known = AffinityOwner.ofText(affinity).orElse(null);
            owner = known;
        }
        return known;
    }

    /** Returns whether the block is affine to an owner. */
    public boolean isAffineTo(AffinityOwner owner) {
        Objects.requireNonNull(owner, "owner");
        return owner.equals(knownOwner());
    }

    /** Returns whether two blocks, or two versions of one, have the same owner as stored, or both none. */
    public boolean hasSameAffinityAs(AllocationBlock other) {
        Objects.requireNonNull(other, "other");
        return Objects.equals(affinity, other.affinity);
    }

    /** Returns whether the block is affine to nobody. */
    public boolean isUnowned() {
        return affinity == null;
    }

    /** Returns when the owner claimed the block, in whole seconds; older blocks don't say. */
    public Optional<Instant> claimedAt() {
        return claimedSecond == NEVER ? Optional.empty() : Optional.of(Instant.ofEpochSecond(claimedSecond));
    }

    /** Returns when the owner claimed the block in seconds since 1970, if known. */
    public OptionalLong claimedAtEpochSecond() {
        return claimedSecond == NEVER ? OptionalLong.empty() : OptionalLong.of(claimedSecond);
    }

    /** Returns the number that grows with every write, an unsigned 64-bit number. */
    public long sequenceNumber() {
        return sequence;
    }

    /** Returns the number of free ordinals in the queue. */
    public int freeCount() {
        return queueEnd - queueStart;
    }

    /** Returns the number of allocated ordinals. */
    public int usedCount() {
        return used;
    }

    /** Returns the free ordinal at a place of the queue, {@code 0..freeCount() - 1}. */
    public int free(int place) {
        return queue[queueStart + Objects.checkIndex(place, freeCount())] & 0xffff;
    }

    /** Returns the number of free addresses that aren't reserved; 0 if the block is wholly reserved. */
    public int freeCount(ReservedAddresses reserved) {
        Objects.requireNonNull(reserved, "reserved");
        if (reserved.isEmpty()) {
            return freeCount();
        }
        if (reserved.coversWholly(cidr)) {
            return 0;
        }
        if (!reserved.overlaps(cidr)) {
            return freeCount();
        }
        int count = 0;
        for (int i = queueStart; i < queueEnd; i++) {
            if (!reserved.contains(address(queue[i] & 0xffff))) {
                count++;
            }
        }
        return count;
    }

    /** Returns whether no address is in use; those kept for Windows don't count. */
    public boolean isEmpty() {
        if (used == 0 || !mayServeWindows) {
            return used == 0;
        }
        for (int ordinal = 0; ordinal < allocations.length; ordinal++) {
            AllocationAttribute holder = holder(ordinal);
            if (holder != null && !holder.isWindowsReserved()) {
                return false;
            }
        }
        return true;
    }

    /** Returns the address of an ordinal. */
    public IpAddress address(int ordinal) {
        return ordinal == 0 ? cidr.network() : cidr.network().plus(ordinal);
    }

    /** Returns the ordinal of an address, empty if it isn't in the block. */
    public OptionalInt ordinal(IpAddress address) {
        Objects.requireNonNull(address, "address");
        return cidr.contains(address)
                ? OptionalInt.of((int) (address.lowBits() - cidr.network().lowBits()))
                : OptionalInt.empty();
    }

    /** Returns who holds an ordinal, or {@code null} if it is free. */
    public @Nullable AllocationAttribute holder(int ordinal) {
        int index = allocations[ordinal];
        return index == FREE || attributes == null ? null : attributes[index & 0xffff];
    }

    /** Returns the index of an ordinal's entry in {@link #attributes()}, or -1 if it is free. */
    public int attributeIndex(int ordinal) {
        int index = allocations[ordinal];
        return index == FREE ? -1 : index & 0xffff;
    }

    /** Returns the entries that allocated ordinals refer to. */
    public List<AllocationAttribute> attributes() {
        return attributes == null ? List.of() : List.of(attributes);
    }

    /** Returns whether the list of entries was never written, which stored data tells from an empty list. */
    public boolean attributesAbsent() {
        return attributes == null;
    }

    /** Returns the sequence number under which an ordinal was allocated, 0 if none is kept. */
    public long sequenceNumberOf(int ordinal) {
        return BlockArrays.sequenceOf(ordinal, sequences, sequencesSet);
    }

    /** Returns whether a sequence number is kept for an ordinal. */
    public boolean hasSequenceNumber(int ordinal) {
        return sequencesSet != null && (sequencesSet[ordinal >> 6] & (1L << ordinal)) != 0;
    }

    /** Returns whether there is no map of sequence numbers, which stored data tells from an empty one. */
    public boolean sequenceNumbersAbsent() {
        return sequencesSet == null;
    }

    /** Returns whether the block is marked for deletion, the first of two steps in the Kubernetes datastore. */
    public boolean isDeleted() {
        return deleted;
    }

    /** Returns the owner in its oldest form, kept and not used. */
    public Optional<String> hostAffinity() {
        return Optional.ofNullable(hostAffinity);
    }

    /**
     * Returns the addresses held under a handle in ascending order.
     *
     * @param handle compared with stored handles up to their first carriage return
     */
    public List<IpAddress> addressesOf(String handle) {
        Objects.requireNonNull(handle, "handle");
        List<IpAddress> found = new ArrayList<>();
        for (int ordinal = 0; ordinal < allocations.length; ordinal++) {
            AllocationAttribute holder = holder(ordinal);
            if (holder != null && holder.hasHandle(handle)) {
                found.add(address(ordinal));
            }
        }
        return found;
    }

    /** Returns an editor that starts from this block. */
    public BlockEditor edit() {
        return new BlockEditor(this);
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return this == object
                || (object instanceof AllocationBlock other
                        && cidr.equals(other.cidr)
                        && Objects.equals(affinity, other.affinity)
                        && claimedSecond == other.claimedSecond
                        && sequence == other.sequence
                        && deleted == other.deleted
                        && Objects.equals(hostAffinity, other.hostAffinity)
                        && Arrays.equals(allocations, other.allocations)
                        && attributes().equals(other.attributes())
                        && sameQueue(other)
                        && sameSequences(other));
    }

    private boolean sameQueue(AllocationBlock other) {
        return Arrays.equals(queue, queueStart, queueEnd, other.queue, other.queueStart, other.queueEnd);
    }

    private boolean sameSequences(AllocationBlock other) {
        for (int ordinal = 0; ordinal < allocations.length; ordinal++) {
            if (hasSequenceNumber(ordinal) != other.hasSequenceNumber(ordinal)
                    || sequenceNumberOf(ordinal) != other.sequenceNumberOf(ordinal)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return 31 * cidr.hashCode() + Long.hashCode(sequence);
    }

    @Override
    public String toString() {
        return cidr + (affinity == null ? "" : " of " + affinity) + ", " + used + " of " + size() + " used";
    }
}
