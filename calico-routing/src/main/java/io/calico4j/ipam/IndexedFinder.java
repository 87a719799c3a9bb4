// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.block.BlockWalk;
import io.calico4j.ipam.block.ReservedAddresses;
import io.calico4j.ipam.store.IpamIndex;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpFamily;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Asks the store's index.
 *
 * <p>A walk goes from its start to the pool's end and then from the pool's first block to the one before the start, so
 * every question about it is at most two questions about ascending ranges.
 */
final class IndexedFinder implements BlockFinder {
    /** A question about an ascending range of blocks, both ends included. */
    private interface Next {
        @Nullable
        Cidr in(Cidr from, Cidr to);
    }

    private final Context context;
    private final IpamIndex index;

    IndexedFinder(Context context, IpamIndex index) {
        this.context = context;
        this.index = index;
    }

    @Override
    public List<Cidr> affineBlocks(AffinityOwner owner, IpFamily family) {
        return owner.host().isEmpty()
                ? context.store.list(IpamRange.affinities(owner, family)).stream()
                        .map(entry -> ((IpamKey.AffinityKey) entry.key()).cidr())
                        .toList()
                : index.affineBlocks(owner, family);
    }

    @Override
    public List<Cidr> worthALook(AffinityOwner owner, IpFamily family, List<Cidr> affine) {
        return index.openBlocks(owner, family);
    }

    @Override
    public Cidr usable(AffinityOwner owner, List<UsablePool> pools, ReservedAddresses reserved) {
        for (UsablePool pool : pools) {
            BlockWalk walk = walk(pool, owner);
            Cidr missing = first(walk, (from, to) -> firstMissing(from, to, reserved));
            Cidr own = firstOwn(walk, owner, reserved);
            Cidr best = own == null || (missing != null && isBefore(walk, missing, own)) ? missing : own;
            if (best != null) {
                return best;
            }
        }
        for (UsablePool pool : pools) {
            for (Cidr cidr : new Steps(walk(pool, owner), index::nextEmpty)) {
                if (!reserved.coversWholly(cidr) && reclaimed(cidr, reserved)) {
                    return cidr;
                }
            }
        }
        throw Reclaim.noFreeBlocks();
    }

    private BlockWalk walk(UsablePool pool, AffinityOwner owner) {
        return BlockWalk.of(pool.cidr, pool.blockSize, owner.host(), context.clock.epochNanos());
    }

    private boolean reclaimed(Cidr cidr, ReservedAddresses reserved) {
        AllocationBlock block = context.store
                .get(new IpamKey.BlockKey(cidr))
                .map(IpamStore.Entry::value)
                .orElse(null);
        return block != null && block.isEmpty() && block.freeCount(reserved) > 0 && Reclaim.tryRelease(context, block);
    }

    private @Nullable Cidr firstMissing(Cidr from, Cidr to, ReservedAddresses reserved) {
        Cidr next = from;
        while (true) {
            Cidr missing = index.firstMissing(next, to);
            if (missing == null || !reserved.coversWholly(missing)) {
                return missing;
            }
            Cidr skipped = missing;
            for (Cidr range : reserved.ranges()) {
                skipped = range.contains(skipped) ? range : skipped;
            }
            if (skipped.last().compareTo(to.last()) >= 0) {
                return null;
            }
            next = Cidr.of(skipped.last().plus(1), to.prefixLength());
        }
    }

    private @Nullable Cidr firstOwn(BlockWalk walk, AffinityOwner owner, ReservedAddresses reserved) {
        Cidr best = null;
        for (Cidr cidr : index.ownWithFree(owner, walk.pool(), walk.blockPrefix())) {
            if (best != null && !isBefore(walk, cidr, best)) {
                continue;
            }
            AllocationBlock block = context.store
                    .get(new IpamKey.BlockKey(cidr))
                    .map(IpamStore.Entry::value)
                    .orElse(null);
            if (block != null && block.isAffineTo(owner) && block.freeCount(reserved) > 0) {
                best = cidr;
            }
        }
        return best;
    }

    private static boolean isBefore(BlockWalk walk, Cidr a, Cidr b) {
        boolean aWrapped = a.compareTo(walk.start()) < 0;
        boolean bWrapped = b.compareTo(walk.start()) < 0;
        return aWrapped == bWrapped ? a.compareTo(b) < 0 : bWrapped;
    }

    private static @Nullable Cidr first(BlockWalk walk, Next next) {
        Iterator<Cidr> steps = new Steps(walk, next).iterator();
        return steps.hasNext() ? steps.next() : null;
    }

    @Override
    public Iterable<Cidr> borrowable(BlockWalk walk) {
        return new Steps(walk, index::nextWithFree);
    }

    /** The blocks of a walk that answer a question, in the walk's order. */
    private record Steps(BlockWalk walk, Next next) implements Iterable<Cidr> {
        @Override
        public Iterator<Cidr> iterator() {
            Cidr first = Cidr.of(walk.pool().first(), walk.blockPrefix());
            Cidr last = Cidr.of(walk.pool().last(), walk.blockPrefix());
            return new Iterator<>() {
                private boolean wrapped;
                private @Nullable Cidr ahead = walk.isEmpty() ? null : find(walk.start());

                private @Nullable Cidr find(Cidr from) {
                    if (!wrapped) {
                        Cidr found = next.in(from, last);
                        if (found != null) {
                            return found;
                        }
                        wrapped = true;
                        return walk.start().equals(first) ? null : next.in(first, before(walk.start()));
                    }
                    return from.compareTo(walk.start()) >= 0 ? null : next.in(from, before(walk.start()));
                }

                private Cidr before(Cidr block) {
                    return Cidr.of(block.first().plus(-1), walk.blockPrefix());
                }

                @Override
                public boolean hasNext() {
                    return ahead != null;
                }

                @Override
                public Cidr next() {
                    Cidr found = ahead;
                    if (found == null) {
                        throw new NoSuchElementException("the walk is over");
                    }
                    if (found.equals(last) && !wrapped) {
                        wrapped = true;
                        ahead = walk.start().equals(first) ? null : next.in(first, before(walk.start()));
                    } else {
                        ahead = found.equals(last) ? null : find(walk.after(found));
                    }
                    return found;
                }
            };
        }
    }
}
