// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import io.calico4j.ipam.block.AllocationAttribute;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.store.AllocationHandle;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamStore;
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
