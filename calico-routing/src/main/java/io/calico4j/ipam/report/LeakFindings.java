// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.report;

import io.calico4j.diagnostic.Severity;
import io.calico4j.ipam.leak.LeakScan;
import java.util.List;

/** Addresses that nobody uses. */
final class LeakFindings {
    private LeakFindings() {}

    static void add(LeakScan scan, List<IpamFinding> findings) {
        for (LeakScan.Leak leak : scan.leaks()) {
            String when = leak.atOnce() ? "its node is gone" : "if it stays so";
            findings.add(new IpamFinding(
                    IpamCodes.LEAKED_ADDRESS,
                    Severity.WARNING,
                    leak.address().toString(),
                    leak.address() + " is held under " + leak.handle() + " and nobody uses it; " + when,
                    List.of(
                            leak.evidence(),
                            "node " + leak.node() + ", block " + leak.block(),
                            "Calico's collector would release it"
                                    + (leak.atOnce() ? " at once" : " after the grace period")),
                    new IpamRepair.ReleaseAddresses(List.of(leak.release()))));
        }
    }
}
