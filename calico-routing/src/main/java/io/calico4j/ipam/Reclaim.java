// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;

/** Takes back unused blocks of other hosts, so that small pools don't run dry with blocks nobody uses. */
final class Reclaim {
    private static final long MINIMUM_AGE_NANOS = 60_000_000_000L;

    private Reclaim() {}

    /** Tries to take back an unused block; returns whether it is gone. */
    static boolean tryRelease(Context context, AllocationBlock block) {
        AffinityOwner owner = block.owner().orElse(null);
        if (owner == null || !isOld(context, block)) {
            return false;
        }
        try {
            context.affinities.release(owner, block.cidr(), true, block.sequenceNumber());
            return true;
        } catch (IpamException e) {
            return false;
        }
    }

    private static boolean isOld(Context context, AllocationBlock block) {
        return block.claimedAtEpochSecond().isEmpty()
                || context.clock.epochNanos() - block.claimedAtEpochSecond().getAsLong() * 1_000_000_000L
                        >= MINIMUM_AGE_NANOS;
    }

    static IpamException noFreeBlocks() {
        return new IpamException(IpamError.NO_FREE_BLOCKS, "no free blocks");
    }
}
