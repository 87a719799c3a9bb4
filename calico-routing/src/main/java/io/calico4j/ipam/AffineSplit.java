// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import io.calico4j.net.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * How the blocks of an owner divide over the pools of a request.
 *
 * @param owned the number of blocks in allowed pools
 * @param outside the blocks in none of the pools that select the owner's node
 */
record AffineSplit(int owned, List<Cidr> outside) {
    static AffineSplit of(List<Cidr> blocks, List<UsablePool> allowed, List<UsablePool> selecting) {
        int owned = 0;
        List<Cidr> outside = new ArrayList<>(0);
        for (Cidr block : blocks) {
            if (PoolCatalog.containing(allowed, block.network()) != null) {
                owned++;
            } else if (PoolCatalog.containing(selecting, block.network()) == null) {
                outside.add(block);
            }
        }
        return new AffineSplit(owned, outside);
    }

    /** Remembers the last splits of long lists, as an owner's list stays the same object while nothing changes in it. */
    static final class Cache {
        private static final int SHORT = 8;
        private static final int SLOTS = 1024;

        private record Known(
                List<Cidr> blocks, List<UsablePool> allowed, List<UsablePool> selecting, AffineSplit split) {}

        private final AtomicReferenceArray<@Nullable Known> slots = new AtomicReferenceArray<>(SLOTS);

        AffineSplit of(List<Cidr> blocks, List<UsablePool> allowed, List<UsablePool> selecting) {
            if (blocks.size() <= SHORT) {
                return AffineSplit.of(blocks, allowed, selecting);
            }
            int slot = System.identityHashCode(blocks) & (SLOTS - 1);
            Known known = slots.get(slot);
            if (known == null
                    || known.blocks() != blocks
                    || !known.allowed().equals(allowed)
                    || !known.selecting().equals(selecting)) {
                known = new Known(blocks, allowed, selecting, AffineSplit.of(blocks, allowed, selecting));
                slots.set(slot, known);
            }
            return known.split();
        }
    }
}
