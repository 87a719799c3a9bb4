// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.store.BlockAffinity;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Claims and gives up whole ranges of blocks. Authority: Calico v3.32, libcalico-go/lib/ipam/ipam.go. */
final class AffinityOperations {
    private final Context context;

    AffinityOperations(Context context) {
        this.context = context;
    }

    ClaimResult claim(Cidr range, AffinityOwner owner) {
        UsablePool pool = poolOf(range);
        var unused = context.settings.read();
        List<Cidr> claimed = new ArrayList<>();
        List<Cidr> failed = new ArrayList<>();
        try {
            for (Iterator<Cidr> blocks = blocks(range, pool); blocks.hasNext(); ) {
                claimOne(blocks.next(), owner, claimed, failed);
            }
        } catch (IpamException e) {
            return new ClaimResult(claimed, failed, Optional.of(IpamFailure.of(e)));
        }
        return new ClaimResult(claimed, failed, Optional.empty());
    }

    private void claimOne(Cidr cidr, AffinityOwner owner, List<Cidr> claimed, List<Cidr> failed) {
        for (int attempt = 0; attempt < context.retries(); attempt++) {
            try {
                IpamStore.Entry<BlockAffinity> affinity = context.affinities.announce(owner, cidr);
                var unused = context.affinities.claim(affinity, owner, cidr, null);
                claimed.add(cidr);
                return;
            } catch (IpamException e) {
                if (e.is(IpamError.BLOCK_CLAIM_CONFLICT)) {
                    failed.add(cidr);
                    return;
                }
                if (!e.is(IpamError.UPDATE_CONFLICT)) {
                    throw e;
                }
                Context.lostRace(attempt);
            }
        }
    }

    private UsablePool poolOf(Cidr range) {
        UsablePool pool = context.pools.enabledPoolOf(range.network());
        if (pool == null) {
            throw new IpamException(IpamError.NOT_IN_POOL, range + " is in no enabled pool");
        }
        if (range.prefixLength() > pool.blockSize) {
            throw new IpamException(
                    IpamError.INVALID_SIZE, range + " is smaller than a block of pool " + pool.pool.name());
        }
        return pool;
    }

    private static Iterator<Cidr> blocks(Cidr range, UsablePool pool) {
        return new Iterator<>() {
            private @Nullable IpAddress next = range.first();

            @Override
            public boolean hasNext() {
                return next != null;
            }

            @Override
            public Cidr next() {
                IpAddress first = next;
                if (first == null) {
                    throw new java.util.NoSuchElementException("no more blocks in " + range);
                }
                Cidr block = pool.blockOf(first);
                next = block.last().compareTo(range.last()) >= 0
                        ? null
                        : block.last().plus(1);
                return block;
            }
        };
    }

    void release(Cidr range, String host, boolean requireEmpty) {
        UsablePool pool = poolOf(range);
        for (Iterator<Cidr> blocks = blocks(range, pool); blocks.hasNext(); ) {
            releaseOne(AffinityOwner.host(host), blocks.next(), requireEmpty);
        }
    }

    /** Gives up one block; somebody else's and a missing one are passed over. */
    private void releaseOne(AffinityOwner owner, Cidr cidr, boolean requireEmpty) {
        for (int attempt = 0; attempt < context.retries(); attempt++) {
            try {
                context.affinities.release(owner, cidr, requireEmpty, null);
                return;
            } catch (IpamException e) {
                if (e.is(IpamError.BLOCK_CLAIM_CONFLICT) || e.is(IpamError.DOES_NOT_EXIST)) {
                    return;
                }
                if (!e.is(IpamError.UPDATE_CONFLICT)) {
                    throw e;
                }
                Context.lostRace(attempt);
            }
        }
    }

    void releaseBlock(AllocationBlock block, boolean requireEmpty) {
        if (block.isUnowned()) {
            return;
        }
        AffinityOwner owner = block.owner()
                .orElseThrow(() -> new IpamException(IpamError.OTHER, "unknown owner of block " + block.cidr()));
        try {
            context.affinities.release(owner, block.cidr(), requireEmpty, null);
        } catch (IpamException e) {
            if (!e.is(IpamError.BLOCK_CLAIM_CONFLICT) && !e.is(IpamError.DOES_NOT_EXIST)) {
                throw e;
            }
        }
    }

    void releaseHost(AffinityOwner owner, boolean requireEmpty) {
        IpamException last = null;
        for (IpFamily family : IpFamily.values()) {
            for (Cidr cidr : context.finder.affineBlocks(owner, family)) {
                try {
                    releaseOne(owner, cidr, requireEmpty);
                } catch (IpamException e) {
                    last = e;
                }
            }
        }
        if (last != null) {
            throw last;
        }
    }

    void removeHost(AffinityOwner owner) {
        for (int attempt = 0; attempt < context.retries(); attempt++) {
            releaseHost(owner, false);
            var marker = context.store.get(new IpamKey.HostKey(owner.host()));
            if (marker.isEmpty()) {
                return;
            }
            try {
                context.store.delete(marker.get());
                return;
            } catch (IpamException e) {
                if (e.is(IpamError.DOES_NOT_EXIST)) {
                    return;
                }
                if (!e.is(IpamError.UPDATE_CONFLICT)) {
                    throw e;
                }
                Context.lostRace(attempt);
            }
        }
        throw Context.tooManyRetries();
    }

    void releasePool(Cidr pool) {
        for (int round = 0; round < Context.RETRIES; round++) {
            Map<Cidr, AffinityOwner> owners = new LinkedHashMap<>();
            for (IpamStore.Entry<BlockAffinity> entry : context.store.list(IpamRange.hostAffinities())) {
                if (entry.key() instanceof IpamKey.AffinityKey key
                        && pool.contains(key.cidr().network())) {
                    owners.put(key.cidr(), key.owner());
                }
            }
            boolean[] again = new boolean[1];
            owners.forEach((cidr, owner) -> releaseFrom(owner, cidr, e -> again[0] = true));
            if (!again[0]) {
                return;
            }
        }
        throw Context.tooManyRetries();
    }

    private void releaseFrom(AffinityOwner owner, Cidr cidr, Consumer<IpamException> notMine) {
        for (int attempt = 0; attempt < context.retries(); attempt++) {
            try {
                context.affinities.release(owner, cidr, false, null);
                return;
            } catch (IpamException e) {
                if (e.is(IpamError.BLOCK_CLAIM_CONFLICT)) {
                    notMine.accept(e);
                    return;
                }
                if (e.is(IpamError.DOES_NOT_EXIST)) {
                    return;
                }
                if (!e.is(IpamError.UPDATE_CONFLICT)) {
                    throw e;
                }
                Context.lostRace(attempt);
            }
        }
    }
}
