// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import io.calico4j.ipam.block.AllocationAttribute;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.store.AllocationHandle;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.net.Cidr;
import java.util.Map;
import java.util.TreeMap;

/** Sets the counts of handles to the truth. */
final class Recount {
    private final IpamStore store;

    Recount(IpamStore store) {
        this.store = store;
    }

    int run() {
        Map<String, AllocationHandle> truth = truth(store);
        int wrong = 0;
        for (IpamStore.Entry<AllocationHandle> entry : store.list(IpamRange.handles())) {
            AllocationHandle held = truth.remove(((IpamKey.HandleKey) entry.key()).handle());
            if (held == null) {
                store.delete(entry);
                wrong++;
            } else if (!held.equals(entry.value())) {
                store.update(entry, held);
                wrong++;
            }
        }
        truth.forEach((handle, held) -> store.create(new IpamKey.HandleKey(handle), held));
        return wrong + truth.size();
    }

    /** Drops counts of blocks in which a handle holds nothing. */
    int heal(Context context) {
        Map<String, AllocationHandle> truth = truth(store);
        int dropped = 0;
        for (IpamStore.Entry<AllocationHandle> listed : store.list(IpamRange.handles())) {
            String handle = ((IpamKey.HandleKey) listed.key()).handle();
            AllocationHandle held = truth.getOrDefault(handle, AllocationHandle.empty());
            if (listed.value().isEmpty()
                    || listed.value().blocks().stream().anyMatch(block -> held.count(block) == 0)) {
                dropped += heal(context, handle);
            }
        }
        return dropped;
    }

    private static int heal(Context context, String handle) {
        IpamStore.Entry<AllocationHandle> entry =
                context.store.get(new IpamKey.HandleKey(handle)).orElse(null);
        if (entry == null) {
            return 0;
        }
        AllocationHandle next = entry.value();
        for (Cidr block : entry.value().blocks()) {
            if (holdsNothing(context, handle, block)) {
                next = next.without(block);
            }
        }
        try {
            if (next.isEmpty()) {
                context.store.delete(entry);
            } else if (!next.equals(entry.value())) {
                context.store.update(entry, next);
            }
            return Math.max(1, entry.value().blocks().size()) - next.blocks().size();
        } catch (IpamException changed) {
            return 0;
        }
    }

    /** Returns whether a handle holds nothing in a block, and sees to it that no assignment under way changes that. */
    private static boolean holdsNothing(Context context, String handle, Cidr cidr) {
        IpamStore.Entry<AllocationBlock> block =
                context.store.get(new IpamKey.BlockKey(cidr)).orElse(null);
        if (block == null) {
            return true;
        }
        if (!block.value().addressesOf(handle).isEmpty()) {
            return false;
        }
        try {
            Releases.writeOrDelete(context, block, block.value().edit(), true);
            return true;
        } catch (IpamException changed) {
            return false;
        }
    }

    /** Returns what every handle should say, by handle; addresses kept for Windows have none. */
    static Map<String, AllocationHandle> truth(IpamStore store) {
        Map<String, AllocationHandle> truth = new TreeMap<>();
        for (IpamStore.Entry<AllocationBlock> entry : store.list(IpamRange.blocks())) {
            AllocationBlock block = entry.value();
            for (int ordinal = 0; ordinal < block.size(); ordinal++) {
                AllocationAttribute holder = block.holder(ordinal);
                if (holder != null
                        && !holder.isWindowsReserved()
                        && !holder.handleText().isEmpty()) {
                    AllocationHandle held = truth.getOrDefault(holder.handleText(), AllocationHandle.empty());
                    truth.put(holder.handleText(), held.with(block.cidr(), held.count(block.cidr()) + 1));
                }
            }
        }
        return truth;
    }
}
