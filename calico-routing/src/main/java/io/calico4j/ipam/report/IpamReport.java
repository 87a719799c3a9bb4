// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.report;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.ipam.leak.ClusterFacts;
import io.calico4j.ipam.leak.LeakScan;
import io.calico4j.ipam.resource.IpamResources;
import io.calico4j.ipam.store.InMemoryIpamStore;
import io.calico4j.ipam.store.IpamStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The use of all addresses in a dump of a cluster, and what is out of order.
 *
 * @param pools the use of each pool in the order of the names, and of blocks in no pool last, if there are any
 * @param owners the use by owner in the order of their names
 * @param blocks the use of each block in the order of the addresses
 * @param findings what is out of order: errors first, then by code and subject
 * @param unread the objects that can't be read and are left out
 * @param leaksJudged whether there were pods or virtual machines to judge leaks by; each kind says something only about
 *     its own addresses
 */
public record IpamReport(
        List<PoolUse> pools,
        List<OwnerUse> owners,
        List<BlockUse> blocks,
        List<IpamFinding> findings,
        Diagnostics unread,
        boolean leaksJudged) {
    private static final Comparator<IpamFinding> ORDER = Comparator.comparing(IpamFinding::severity)
            .thenComparing(IpamFinding::code)
            .thenComparing(IpamFinding::subject);

    /** Copies the lists. */
    public IpamReport {
        pools = List.copyOf(pools);
        owners = List.copyOf(owners);
        blocks = List.copyOf(blocks);
        findings = List.copyOf(findings);
    }

    /**
     * Reports on a snapshot.
     *
     * <p>Complexity: in proportion to the addresses of the blocks, times the logarithm of their number.
     *
     * @param grace how long a suspected leak must have lasted for Calico's own collector, as configured there
     */
    public static IpamReport of(ClusterSnapshot snapshot, Optional<Duration> grace) {
        Objects.requireNonNull(snapshot, "snapshot");
        Objects.requireNonNull(grace, "grace");
        InMemoryIpamStore store = InMemoryIpamStore.create();
        Diagnostics unread = IpamResources.load(snapshot, store);
        return of(store, snapshot, grace, unread);
    }

    /** Reports on a store alone, which says nothing about leaks. */
    public static IpamReport of(IpamStore store) {
        return of(
                Objects.requireNonNull(store, "store"), ClusterSnapshot.empty(), Optional.empty(), Diagnostics.none());
    }

    private static IpamReport of(
            IpamStore store, ClusterSnapshot snapshot, Optional<Duration> grace, Diagnostics unread) {
        Inventory inventory = Inventory.of(store);
        List<IpamFinding> findings = new ArrayList<>();
        ClusterFacts facts = ClusterFacts.of(snapshot);
        boolean leaksJudged = facts.knowsPods() || facts.knowsVirtualMachines();
        if (leaksJudged) {
            LeakFindings.add(LeakScan.of(store, facts, grace), findings);
        }
        HandleFindings.add(inventory, store, findings);
        BlockFindings.add(inventory, store, findings);
        AddressFindings.add(inventory, snapshot, findings);
        findings.sort(ORDER);
        return new IpamReport(
                inventory.poolUse(), inventory.ownerUse(), inventory.blockUse(), findings, unread, leaksJudged);
    }
}
