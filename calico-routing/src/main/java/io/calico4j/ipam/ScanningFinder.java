// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.block.BlockWalk;
import io.calico4j.ipam.block.ReservedAddresses;
import io.calico4j.ipam.store.BlockAffinity;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpFamily;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lists and scans, for stores without an index. */
final class ScanningFinder implements BlockFinder {
    private final Context context;

    ScanningFinder(Context context) {
        this.context = context;
    }

    @Override
    public List<Cidr> affineBlocks(AffinityOwner owner, IpFamily family) {
        List<Cidr> blocks = new ArrayList<>();
        for (IpamStore.Entry<BlockAffinity> entry : context.store.list(IpamRange.affinities(owner, family))) {
            if (entry.key() instanceof IpamKey.AffinityKey key) {
                blocks.add(key.cidr());
            }
        }
        return blocks;
    }

    @Override
    public List<Cidr> worthALook(AffinityOwner owner, IpFamily family, List<Cidr> affine) {
        return affine;
    }

    @Override
    public Cidr usable(AffinityOwner owner, List<UsablePool> pools, ReservedAddresses reserved) {
        Map<Cidr, AllocationBlock> existing = new HashMap<>();
        for (IpamStore.Entry<AllocationBlock> entry : context.store.list(IpamRange.blocks())) {
            existing.put(entry.value().cidr(), entry.value());
        }
        List<AllocationBlock> unused = new ArrayList<>();
        for (UsablePool pool : pools) {
            for (Cidr cidr : BlockWalk.of(pool.cidr, pool.blockSize, owner.host(), context.clock.epochNanos())) {
                if (reserved.coversWholly(cidr)) {
                    continue;
                }
                AllocationBlock block = existing.get(cidr);
                if (block == null) {
                    return cidr;
                }
                boolean hasFree = block.freeCount(reserved) > 0;
                if (hasFree && block.isAffineTo(owner)) {
                    return cidr;
                }
                if (hasFree && block.isEmpty()) {
                    unused.add(block);
                }
            }
        }
        for (AllocationBlock block : unused) {
            if (Reclaim.tryRelease(context, block)) {
                return block.cidr();
            }
        }
        throw Reclaim.noFreeBlocks();
    }

    @Override
    public Iterable<Cidr> borrowable(BlockWalk walk) {
        return walk;
    }
}
