// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.block.HostReservation;
import io.calico4j.ipam.block.ReservedAddresses;
import io.calico4j.ipam.store.BlockAffinity;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.net.Cidr;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The search of one request for blocks with free addresses: the owner's own first, then new ones. */
final class BlockSearch {
    /** A block and whether it was newly obtained. */
    record Found(IpamStore.Entry<AllocationBlock> block, boolean claimed) {}

    private final Context context;
    private final AffinityOwner owner;
    private final PoolChoice choice;
    private final Iterator<Cidr> affine;
    private final @Nullable HostReservation reservation;
    private final ReservedAddresses reserved;

    BlockSearch(
            Context context,
            AffinityOwner owner,
            PoolChoice choice,
            @Nullable HostReservation reservation,
            ReservedAddresses reserved) {
        this.context = context;
        this.owner = owner;
        this.choice = choice;
        this.affine = choice.affine().iterator();
        this.reservation = reservation;
        this.reserved = reserved;
    }

    Found next(int minimum, boolean mayClaim) {
        while (affine.hasNext()) {
            Cidr cidr = affine.next();
            IpamStore.Entry<AllocationBlock> block = reserved.coversWholly(cidr) ? null : own(cidr);
            if (block != null && block.value().freeCount(reserved) >= minimum) {
                return new Found(block, false);
            }
        }
        if (!mayClaim) {
            throw new IpamException(IpamError.BLOCK_LIMIT, "the host owns as many blocks as it may");
        }
        if (!context.settings.read().autoAllocateBlocks()) {
            throw new IpamException(
                    IpamError.AUTO_ALLOCATE_DISABLED, "no block left, and new ones must not be claimed");
        }
        for (int round = 0; round < context.retries(); round++) {
            Cidr cidr = context.finder.usable(owner, choice.allowed(), reserved);
            IpamStore.Entry<AllocationBlock> block = claimed(cidr);
            if (block != null) {
                return checked(block, minimum);
            }
            Context.lostRace(round);
        }
        throw Context.tooManyRetries();
    }

    private IpamStore.@Nullable Entry<AllocationBlock> own(Cidr cidr) {
        for (int attempt = 0; attempt < context.retries(); attempt++) {
            IpamStore.Entry<BlockAffinity> affinity = announcement(cidr);
            if (affinity == null) {
                return null;
            }
            try {
                return context.affinities.blockOf(affinity, owner, cidr, reservation);
            } catch (IpamException e) {
                if (!e.is(IpamError.UPDATE_CONFLICT)) {
                    return null;
                }
                Context.lostRace(attempt);
            }
        }
        return null;
    }

    /** Returns the claim to a block; {@code null} if there is none or, whatever the reason, it can't be read. */
    private IpamStore.@Nullable Entry<BlockAffinity> announcement(Cidr cidr) {
        try {
            return context.affinities.affinity(owner, cidr);
        } catch (IpamException e) {
            return null;
        }
    }

    /** Claims a block; returns {@code null} if somebody else was first. */
    private IpamStore.@Nullable Entry<AllocationBlock> claimed(Cidr cidr) {
        for (int attempt = 0; attempt < context.retries(); attempt++) {
            try {
                IpamStore.Entry<BlockAffinity> affinity = context.affinities.announce(owner, cidr);
                return context.affinities.blockOf(affinity, owner, cidr, reservation);
            } catch (IpamException e) {
                if (e.is(IpamError.BLOCK_CLAIM_CONFLICT) || e.is(IpamError.STALE_AFFINITY)) {
                    return null;
                }
                boolean vanished = !context.exact && e.is(IpamError.DOES_NOT_EXIST);
                if (!e.is(IpamError.UPDATE_CONFLICT) && !vanished) {
                    throw e;
                }
                Context.lostRace(attempt);
            }
        }
        return null;
    }

    private Found checked(IpamStore.Entry<AllocationBlock> block, int minimum) {
        int free = block.value().freeCount(reserved);
        int kept = reservation == null ? 0 : reservation.count();
        boolean filledByOthers = block.value().usedCount() > kept;
        if (free < minimum && (context.exact || !filledByOthers)) {
            throw new IpamException(
                    IpamError.BLOCK_HAS_NO_SPACE,
                    "block " + block.value().cidr() + " has " + free + " free addresses, fewer than " + minimum);
        }
        return new Found(block, true);
    }
}
