// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.report;

import io.calico4j.diagnostic.FieldPath;
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
    private static final FieldPath COUNTS = FieldPath.of("spec", "block");

    private HandleFindings() {}

    static void add(Inventory inventory, IpamStore store, List<IpamFinding> findings) {
        Map<String, Truth> truth = truth(inventory);
        List<IpamStore.Entry<AllocationHandle>> handles = store.list(IpamRange.handles());
        for (IpamStore.Entry<AllocationHandle> entry : handles) {
            String handle = ((IpamKey.HandleKey) entry.key()).handle();
            Truth held = truth.remove(handle);
            IpamEvidence counts = inventory.sources.at(entry.key(), COUNTS, "it counts " + entry.value());
            if (held == null) {
                findings.add(new IpamFinding(
                        IpamCodes.EMPTY_HANDLE,
                        Severity.INFORMATION,
                        handle,
                        "handle " + handle + " holds no address",
                        List.of(counts, IpamEvidence.of("no block has an allocation under it")),
                        new IpamRepair.HealHandles()));
            } else if (!held.counts.equals(entry.value().withDeleted(false))) {
                findings.add(new IpamFinding(
                        IpamCodes.WRONG_COUNT,
                        isTooLow(entry.value(), held.counts) ? Severity.WARNING : Severity.INFORMATION,
                        handle,
                        "handle " + handle + " counts other than what it holds",
                        List.of(counts, held.evidence(inventory)),
                        new IpamRepair.RecountHandles()));
            }
        }
        if (handles.isEmpty()) {
            return;
        }
        truth.forEach((handle, held) -> findings.add(new IpamFinding(
                IpamCodes.MISSING_HANDLE,
                Severity.WARNING,
                handle,
                "handle " + handle + " doesn't exist, so a release by handle finds nothing",
                List.of(held.evidence(inventory)),
                new IpamRepair.RecountHandles())));
    }

    /** What blocks hold under a handle, and where its first address stands. */
    private static final class Truth {
        private final AllocationBlock block;
        private final int ordinal;
        private AllocationHandle counts = AllocationHandle.empty();

        private Truth(AllocationBlock block, int ordinal) {
            this.block = block;
            this.ordinal = ordinal;
        }

        private Truth with(AllocationBlock more, int count) {
            counts = counts.with(more.cidr(), count);
            return this;
        }

        private IpamEvidence evidence(Inventory inventory) {
            return inventory.sources.ofAddress(block, ordinal, "the blocks hold " + counts);
        }
    }

    private static boolean isTooLow(AllocationHandle counted, AllocationHandle held) {
        boolean[] low = new boolean[1];
        held.forEach((block, count) -> low[0] |= counted.count(block) < count);
        return low[0];
    }

    private static Map<String, Truth> truth(Inventory inventory) {
        Map<String, Truth> truth = new TreeMap<>();
        for (AllocationBlock block : inventory.blocks) {
            Map<String, int[]> own = new TreeMap<>();
            for (int ordinal = 0; ordinal < block.size(); ordinal++) {
                AllocationAttribute holder = block.holder(ordinal);
                if (holder != null
                        && !holder.isWindowsReserved()
                        && !holder.handleText().isEmpty()) {
                    int at = ordinal;
                    truth.computeIfAbsent(holder.handleText(), handle -> new Truth(block, at));
                    own.computeIfAbsent(holder.handleText(), handle -> new int[1])[0]++;
                }
            }
            own.forEach((handle, count) -> truth.computeIfPresent(handle, (name, held) -> held.with(block, count[0])));
        }
        return truth;
    }
}
