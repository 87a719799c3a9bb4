// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.report;

import io.calico4j.diagnostic.Severity;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.leak.LeakScan;
import io.calico4j.net.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Addresses that Calico's collector would release. */
final class LeakFindings {
    private LeakFindings() {}

    /** Adds what is found and returns the addresses. */
    static Set<IpAddress> add(Inventory inventory, LeakScan scan, List<IpamFinding> findings) {
        Set<IpAddress> leaked = new TreeSet<>();
        for (LeakScan.Leak leak : scan.leaks()) {
            leaked.add(leak.address());
            String when = leak.atOnce() ? "its node is gone" : "if it stays so";
            List<IpamEvidence> evidence = new ArrayList<>();
            evidence.add(IpamEvidence.of(leak.evidence()));
            for (AllocationBlock block : inventory.holding(leak.address())) {
                int ordinal = block.ordinal(leak.address()).orElseThrow();
                if (block.cidr().equals(leak.block()) && block.holder(ordinal) != null) {
                    evidence.add(inventory.sources.ofAddress(
                            block, ordinal, "held for " + Inventory.who(block.holder(ordinal))));
                }
            }
            evidence.add(IpamEvidence.of(
                    "Calico's collector would release it" + (leak.atOnce() ? " at once" : " after the grace period")));
            findings.add(new IpamFinding(
                    IpamCodes.LEAKED_ADDRESS,
                    Severity.WARNING,
                    leak.address().toString(),
                    leak.address() + " is held under " + leak.handle() + " and nobody uses it; " + when,
                    evidence,
                    new IpamRepair.ReleaseAddresses(List.of(leak.release()))));
        }
        return leaked;
    }
}
