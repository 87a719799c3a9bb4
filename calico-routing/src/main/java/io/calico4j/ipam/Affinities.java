// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.block.BlockEditor;
import io.calico4j.ipam.block.HostReservation;
import io.calico4j.ipam.store.AffinityState;
import io.calico4j.ipam.store.BlockAffinity;
import io.calico4j.ipam.store.IpamConfig;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.net.Cidr;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The protocol by which an owner claims a block and gives it up.
 *
 * <p>A claim is announced by a pending affinity, won by creating the block, and confirmed; giving up goes the other way.
 * Every reader repairs what a crash left half-way. Authority: Calico v3.32,
 * libcalico-go/lib/ipam/ipam_block_reader_writer.go.
 */
final class Affinities {
    private static final long SECOND = 1_000_000_000L;

    private final Context context;

    Affinities(Context context) {
        this.context = context;
    }

    IpamStore.Entry<AllocationBlock> block(Cidr cidr) {
        return context.store.get(new IpamKey.BlockKey(cidr)).orElseThrow(() -> missing("block " + cidr));
    }

    IpamStore.Entry<BlockAffinity> affinity(AffinityOwner owner, Cidr cidr) {
        return context.store
                .get(new IpamKey.AffinityKey(owner, cidr))
                .orElseThrow(() -> missing("affinity of " + owner + " to " + cidr));
    }

    private static IpamException missing(String what) {
        return new IpamException(IpamError.DOES_NOT_EXIST, "no " + what);
    }

    /** Writes a changed block under the next sequence number. */
    IpamStore.Entry<AllocationBlock> write(IpamStore.Entry<AllocationBlock> read, BlockEditor changes) {
        return context.store.update(read, changes.nextSequenceNumber().toBlock());
    }

    /**
     * Writes a block and throws only if it surely or possibly isn't written.
     *
     * <p>A store that fails may have written all the same. Then the block is read again: if it is the one that was to be
     * written, all is well; if it is a third one, the write can't happen any more, which is an
     * {@link IpamError#UPDATE_CONFLICT}; otherwise nobody knows, and the store's error is thrown. Calico takes every
     * failure for a write that didn't happen.
     */
    void writeSurely(IpamStore.Entry<AllocationBlock> read, BlockEditor changes) {
        AllocationBlock next = changes.nextSequenceNumber().toBlock();
        writeSurely(read, next, () -> context.store.update(read, next));
    }

    /** The same for a write that the caller makes, which writes that block or throws. */
    void writeSurely(IpamStore.Entry<AllocationBlock> read, AllocationBlock next, Runnable write) {
        try {
            write.run();
        } catch (IpamException e) {
            if (context.exact || e.is(IpamError.UPDATE_CONFLICT) || e.is(IpamError.DOES_NOT_EXIST)) {
                throw e;
            }
            IpamStore.Entry<AllocationBlock> now = readAgain(read, e);
            if (!now.value().equals(next)) {
                throw now.revision() == read.revision()
                        ? e
                        : new IpamException(IpamError.UPDATE_CONFLICT, String.valueOf(e.getMessage()));
            }
        }
    }

    /** Returns whether a failed write surely didn't happen; if it may have, a count too high is better than one too low. */
    static boolean surelyFailed(Context context, IpamException e) {
        return context.exact || e.is(IpamError.UPDATE_CONFLICT) || e.is(IpamError.DOES_NOT_EXIST);
    }

    private IpamStore.Entry<AllocationBlock> readAgain(IpamStore.Entry<AllocationBlock> read, IpamException failure) {
        try {
            return context.store.get(read.key()).orElseThrow(() -> failure);
        } catch (IpamException e) {
            throw failure;
        }
    }

    private IpamStore.Entry<BlockAffinity> write(IpamStore.Entry<BlockAffinity> read, AffinityState state) {
        return context.store.update(read, read.value().withState(state));
    }

    /** Returns the block an affinity points at, created if it is missing and confirmed if it wasn't. */
    IpamStore.Entry<AllocationBlock> blockOf(
            IpamStore.Entry<BlockAffinity> affinity,
            AffinityOwner owner,
            Cidr cidr,
            @Nullable HostReservation reservation) {
        Optional<IpamStore.Entry<AllocationBlock>> found = context.store.get(new IpamKey.BlockKey(cidr));
        if (found.isEmpty()) {
            IpamStore.Entry<BlockAffinity> pending = write(affinity, AffinityState.PENDING);
            IpamConfig unused = context.settings.read();
            return claim(pending, owner, cidr, reservation);
        }
        IpamStore.Entry<AllocationBlock> block = found.get();
        if (!block.value().isAffineTo(owner)) {
            context.store.delete(affinity);
            throw new IpamException(IpamError.STALE_AFFINITY, "block " + cidr + " is not of " + owner);
        }
        if (!affinity.value().state().isSettled()) {
            IpamStore.Entry<BlockAffinity> pending = write(affinity, AffinityState.PENDING);
            block = write(block, block.value().edit());
            IpamStore.Entry<BlockAffinity> unused = write(pending, AffinityState.CONFIRMED);
        }
        return block;
    }

    /** Announces a claim; a confirmed one stays as it is. */
    IpamStore.Entry<BlockAffinity> announce(AffinityOwner owner, Cidr cidr) {
        try {
            return context.store.create(
                    new IpamKey.AffinityKey(owner, cidr), new BlockAffinity(AffinityState.PENDING, false));
        } catch (IpamException e) {
            if (!e.is(IpamError.ALREADY_EXISTS)) {
                throw e;
            }
        }
        IpamStore.Entry<BlockAffinity> existing = affinity(owner, cidr);
        return existing.value().state() == AffinityState.CONFIRMED ? existing : write(existing, AffinityState.PENDING);
    }

    /** Creates the block of an announced claim, or finds that the owner has it already, and confirms the claim. */
    IpamStore.Entry<AllocationBlock> claim(
            IpamStore.Entry<BlockAffinity> affinity,
            AffinityOwner owner,
            Cidr cidr,
            @Nullable HostReservation reservation) {
        long now = context.clock.epochNanos();
        IpamStore.Entry<AllocationBlock> block;
        try {
            block = context.store.create(new IpamKey.BlockKey(cidr), fresh(owner, cidr, reservation, now));
        } catch (IpamException e) {
            if (!e.is(IpamError.ALREADY_EXISTS)) {
                throw e;
            }
            block = block(cidr);
            if (!block.value().isAffineTo(owner)) {
                deleteQuietly(affinity);
                throw new IpamException(IpamError.BLOCK_CLAIM_CONFLICT, "block " + cidr + " is taken");
            }
        }
        confirm(affinity, owner, cidr);
        return block;
    }

    private static AllocationBlock fresh(
            AffinityOwner owner, Cidr cidr, @Nullable HostReservation reservation, long now) {
        try {
            BlockEditor block = BlockEditor.create(cidr, now).affinity(owner.text(), Math.floorDiv(now, SECOND));
            return (reservation == null ? block : block.reserve(reservation)).toBlock();
        } catch (IllegalArgumentException e) {
            throw new IpamException(IpamError.INVALID_SIZE, String.valueOf(e.getMessage()));
        }
    }

    private void confirm(IpamStore.Entry<BlockAffinity> affinity, AffinityOwner owner, Cidr cidr) {
        try {
            IpamStore.Entry<BlockAffinity> unused = write(affinity, AffinityState.CONFIRMED);
        } catch (IpamException e) {
            if (!isConfirmed(owner, cidr)) {
                throw e;
            }
        }
    }

    private boolean isConfirmed(AffinityOwner owner, Cidr cidr) {
        try {
            return affinity(owner, cidr).value().state() == AffinityState.CONFIRMED;
        } catch (IpamException e) {
            return false;
        }
    }

    private void deleteQuietly(IpamStore.Entry<BlockAffinity> affinity) {
        try {
            context.store.delete(affinity);
        } catch (IpamException e) {
            assert !e.is(IpamError.INVALID_ARGUMENT) : e;
        }
    }

    /**
     * Gives up an affinity: the block goes if it is empty, else it loses its owner.
     *
     * @param requireEmpty whether to refuse if the block has addresses in use
     * @param sequence the sequence number the block must still have, {@code null} for any
     */
    void release(AffinityOwner owner, Cidr cidr, boolean requireEmpty, @Nullable Long sequence) {
        if (owner.host().isEmpty()) {
            throw new IpamException(IpamError.OTHER, "the name of a host is needed to release its affinity");
        }
        IpamStore.Entry<BlockAffinity> affinity = affinity(owner, cidr);
        IpamStore.Entry<AllocationBlock> block =
                context.store.get(new IpamKey.BlockKey(cidr)).orElse(null);
        if (block == null) {
            if (!context.exact) {
                deleteQuietly(affinity); // what a claim that was broken off has left
            }
            throw missing("block " + cidr);
        }
        if (sequence != null && sequence != block.value().sequenceNumber()) {
            throw new IpamException(IpamError.OTHER, "block " + cidr + " changed since it was read");
        }
        if (!block.value().isUnowned() && !block.value().isAffineTo(owner)) {
            deleteQuietly(affinity);
            throw new IpamException(IpamError.BLOCK_CLAIM_CONFLICT, "block " + cidr + " is not of " + owner);
        }
        if (requireEmpty && !block.value().isEmpty()) {
            throw new IpamException(IpamError.BLOCK_NOT_EMPTY, "block " + cidr + " is not empty");
        }
        IpamStore.Entry<BlockAffinity> leaving = write(affinity, AffinityState.PENDING_DELETION);
        if (block.value().isEmpty()) {
            deleteIfThere(block);
        } else {
            IpamStore.Entry<AllocationBlock> unused =
                    write(block, block.value().edit().affinity(null, null));
        }
        deleteIfThere(leaving);
    }

    private <V> void deleteIfThere(IpamStore.Entry<V> entry) {
        try {
            context.store.delete(entry);
        } catch (IpamException e) {
            if (!e.is(IpamError.DOES_NOT_EXIST)) {
                throw e;
            }
        }
    }

    /** Gives up the affinity of a block's own owner if its pool no longer selects that node. */
    void dropIfUnselected(AllocationBlock block) {
        AffinityOwner owner = block.owner().orElse(null);
        if (owner == null || owner.host().isEmpty()) {
            return;
        }
        try {
            UsablePool pool = context.pools.enabledPoolOf(block.cidr().network());
            if (pool == null || pool.selectsAllNodes()) {
                return;
            }
            var node = context.store.get(new IpamKey.NodeKey(owner.host()));
            if (node.isPresent() && !pool.selectsNode(node.get().value().labels())) {
                release(owner, block.cidr(), true, null);
            }
        } catch (IpamException e) {
            assert !e.is(IpamError.INVALID_ARGUMENT) : e;
        }
    }
}
