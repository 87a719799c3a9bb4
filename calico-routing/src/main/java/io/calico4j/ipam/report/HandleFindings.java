// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.report;

import io.calico4j.diagnostic.Severity;
import io.calico4j.ipam.block.AllocationAttribute;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.store.AllocationHandle;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamStore;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Handles that don't say what blocks hold. */
final class HandleFindings {
    private HandleFindings() {}

    static void add(Inventory inventory, IpamStore store, List<IpamFinding> findings) {
        Map<String, AllocationHandle> truth = truth(inventory);
        for (IpamStore.Entry<AllocationHandle> entry : store.list(IpamRange.handles())) {
            String handle = ((IpamKey.HandleKey) entry.key()).handle();
            AllocationHandle held = truth.remove(handle);
            if (held == null) {
                findings.add(new IpamFinding(
                        IpamCodes.EMPTY_HANDLE,
                        Severity.INFORMATION,
                        handle,
                        "handle " + handle + " holds no address",
                        List.of("it counts " + entry.value(), "no block has an allocation under it"),
                        new IpamRepair.HealHandles()));
            } else if (!held.equals(entry.value().withDeleted(false))) {
                findings.add(new IpamFinding(
                        IpamCodes.WRONG_COUNT,
                        isTooLow(entry.value(), held) ? Severity.WARNING : Severity.INFORMATION,
                        handle,
                        "handle " + handle + " counts other than what it holds",
                        List.of("it counts " + entry.value(), "the blocks hold " + held),
                        new IpamRepair.RecountHandles()));
            }
        }
        truth.forEach((handle, held) -> findings.add(new IpamFinding(
                IpamCodes.MISSING_HANDLE,
                Severity.WARNING,
                handle,
                "handle " + handle + " doesn't exist, so a release by handle finds nothing",
                List.of("the blocks hold " + held),
                new IpamRepair.RecountHandles())));
    }

    private static boolean isTooLow(AllocationHandle counted, AllocationHandle held) {
        boolean[] low = new boolean[1];
        held.forEach((block, count) -> low[0] |= counted.count(block) < count);
        return low[0];
    }

    private static Map<String, AllocationHandle> truth(Inventory inventory) {
        Map<String, AllocationHandle> truth = new TreeMap<>();
        for (AllocationBlock block : inventory.blocks) {
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
