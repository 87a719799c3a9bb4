// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.report;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.Severity;
import io.calico4j.ipam.block.ReservedAddresses;
import io.calico4j.ipam.leak.ClusterFacts;
import io.calico4j.ipam.leak.LeakScan;
import io.calico4j.ipam.resource.IpamResources;
import io.calico4j.ipam.store.InMemoryIpamStore;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The use of all addresses in a dump of a cluster, and what is out of order.
 *
 * <p>A dump may be of Kubernetes ({@code kubectl get ipamblocks,blockaffinities,ipamhandles,ippools,nodes,pods -A -o yaml})
 * or of {@code calicoctl}, in either API group and with any of the kinds missing: what can't be judged without one is named
 * in {@code gaps}. Objects that contradict each other are findings; what can't be read is left out and named.
 *
 * @param pools the use of each pool in the order of the names, and of blocks in no pool last, if there are any
 * @param owners the use by owner in the order of their names
 * @param blocks the use of each block in the order of the addresses
 * @param findings what is out of order: errors first, then by code and subject
 * @param unread the objects that can't be read and are left out
 * @param leaksJudged whether there were pods or virtual machines to judge leaks by; each kind says something only about
 *     its own addresses
 * @param gaps what is missing in the dump, and what isn't judged therefore, each in one sentence
 */
public record IpamReport(
        List<PoolUse> pools,
        List<OwnerUse> owners,
        List<BlockUse> blocks,
        List<IpamFinding> findings,
        Diagnostics unread,
        boolean leaksJudged,
        List<String> gaps) {
    private static final Comparator<IpamFinding> ORDER = Comparator.comparing(IpamFinding::severity)
            .thenComparing(IpamFinding::code)
            .thenComparing(
                    finding -> IpAddress.tryParse(finding.subject()),
                    Comparator.comparing((Optional<IpAddress> address) -> address.isEmpty())
                            .thenComparing((a, b) -> a.isPresent() ? a.get().compareTo(b.orElseThrow()) : 0))
            .thenComparing(IpamFinding::subject)
            .thenComparing(IpamFinding::message);

    /** Copies the lists. */
    public IpamReport {
        pools = List.copyOf(Objects.requireNonNull(pools, "pools"));
        owners = List.copyOf(Objects.requireNonNull(owners, "owners"));
        blocks = List.copyOf(Objects.requireNonNull(blocks, "blocks"));
        findings = List.copyOf(Objects.requireNonNull(findings, "findings"));
        Objects.requireNonNull(unread, "unread");
        gaps = List.copyOf(Objects.requireNonNull(gaps, "gaps"));
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

    /**
     * Reports on a store alone, which says nothing about leaks.
     *
     * <p>Complexity: as {@link #of(ClusterSnapshot, Optional)}, after one listing of each kind.
     */
    public static IpamReport of(IpamStore store) {
        return of(
                Objects.requireNonNull(store, "store"), ClusterSnapshot.empty(), Optional.empty(), Diagnostics.none());
    }

    /** Returns how many findings there are of a severity. */
    public long count(Severity severity) {
        Objects.requireNonNull(severity, "severity");
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    private static IpamReport of(
            IpamStore store, ClusterSnapshot snapshot, Optional<Duration> grace, Diagnostics unread) {
        Sources sources = Sources.of(snapshot);
        Inventory inventory = Inventory.of(store, sources);
        AddressUsers users = AddressUsers.of(snapshot);
        List<IpamFinding> findings = new ArrayList<>();
        ClusterFacts facts = ClusterFacts.of(snapshot);
        boolean leaksJudged = facts.knowsPods() || facts.knowsVirtualMachines();
        Set<IpAddress> leaked =
                leaksJudged ? LeakFindings.add(inventory, LeakScan.of(store, facts, grace), findings) : Set.of();
        UnusedFindings.add(inventory, users, leaked, findings);
        HandleFindings.add(inventory, store, findings);
        BlockFindings.add(inventory, findings);
        ClaimFindings.add(inventory, store, findings);
        PoolFindings.add(inventory, reserved(store), isStrict(store), findings);
        AddressFindings.add(inventory, users, findings);
        addContradictions(sources, findings);
        findings.sort(ORDER);
        return new IpamReport(
                inventory.poolUse(),
                inventory.ownerUse(),
                inventory.blockUse(),
                findings,
                unread,
                leaksJudged,
                gaps(inventory, users, store, leaksJudged));
    }

    private static ReservedAddresses reserved(IpamStore store) {
        List<Cidr> ranges = new ArrayList<>();
        store.list(IpamRange.reservations())
                .forEach(entry -> entry.value()
                        .entries()
                        .forEach(text -> Cidr.tryParseOrAddress(text.strip()).ifPresent(ranges::add)));
        return ReservedAddresses.of(ranges);
    }

    private static boolean isStrict(IpamStore store) {
        return store.get(new IpamKey.ConfigKey())
                .filter(config -> config.value().strictAffinity())
                .isPresent();
    }

    private static void addContradictions(Sources sources, List<IpamFinding> findings) {
        for (Sources.Contradiction two : sources.contradictions()) {
            findings.add(new IpamFinding(
                    IpamCodes.CONTRADICTION,
                    Severity.ERROR,
                    two.counted().key().toString(),
                    two.ignored().key() + " and " + two.counted().key() + " say different things of the same "
                            + (two.key().kind() == IpamKey.Kind.BLOCK ? "block" : "object"),
                    List.of(
                            IpamEvidence.in(two.counted().key(), FieldPath.of("spec"), "this report goes by this one"),
                            IpamEvidence.in(two.ignored().key(), FieldPath.of("spec"), "and ignores this one")),
                    new IpamRepair.ByHand("dump the cluster again; if both are there, delete the one whose name isn't"
                            + " that which Calico gives it")));
        }
    }

    private static List<String> gaps(Inventory inventory, AddressUsers users, IpamStore store, boolean leaksJudged) {
        List<String> gaps = new ArrayList<>();
        if (inventory.blocks.isEmpty()) {
            gaps.add("no blocks (IPAMBlock): there is nothing to report on");
            return gaps;
        }
        if (inventory.pools.isEmpty()) {
            gaps.add("no pools (IPPool): every block counts as outside");
        }
        if (inventory.nodes.isEmpty()) {
            gaps.add("no nodes (Node of Calico or Kubernetes): owners are taken to exist");
        }
        if (!leaksJudged) {
            gaps.add("no pods or virtual machines among the manifests: leaks are not judged"
                    + (users.knowsWorkloads() ? " but by workload endpoints" : ""));
        }
        if (store.list(IpamRange.handles()).isEmpty()) {
            gaps.add("no handles (IPAMHandle): their absence is not judged");
        }
        if (store.list(IpamRange.hostAffinities()).isEmpty()) {
            gaps.add("no claims (BlockAffinity): their absence is not judged");
        }
        return gaps;
    }
}
