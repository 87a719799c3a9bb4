// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.leak;

import io.calico4j.ipam.Ipam;
import io.calico4j.ipam.IpamClock;
import io.calico4j.ipam.IpamCompatibility;
import io.calico4j.ipam.ReleaseRequest;
import io.calico4j.ipam.store.InMemoryIpamStore;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What Calico's garbage collection would do to a state of address management if the cluster stayed as it is.
 *
 * <p>The collector itself runs on a copy, by a clock of its own that goes past the grace periods; nothing is changed.
 * Authority: Calico v3.32, kube-controllers/pkg/controllers/node/ipam.go.
 *
 * @param leaks the addresses that it would release, in ascending order
 * @param unusedBlocks the blocks that it would take from a node that has others, in ascending order
 */
public record LeakScan(List<Leak> leaks, List<Cidr> unusedBlocks) {
    private static final Duration LONGEST_FIXED_GRACE = Duration.ofMinutes(5);
    private static final int MOST_RUNS = 1_000;

    /**
     * An address that nobody uses.
     *
     * @param atOnce whether it is released at once, as its node is gone; otherwise once the suspicion has outlived the
     *     grace period
     * @param node the node it was assigned on
     * @param evidence what shows that nobody uses it
     * @param release how to give it back safely: with its handle and sequence number, so that a new owner can't be hurt
     */
    public record Leak(
            IpAddress address,
            Cidr block,
            String handle,
            String node,
            boolean atOnce,
            String evidence,
            ReleaseRequest release) {
        /** Checks that nothing is missing. */
        public Leak {
            Objects.requireNonNull(address, "address");
            Objects.requireNonNull(block, "block");
            Objects.requireNonNull(handle, "handle");
            Objects.requireNonNull(node, "node");
            Objects.requireNonNull(evidence, "evidence");
            Objects.requireNonNull(release, "release");
        }
    }

    /** Copies the lists. */
    public LeakScan {
        leaks = List.copyOf(Objects.requireNonNull(leaks, "leaks"));
        unusedBlocks = List.copyOf(Objects.requireNonNull(unusedBlocks, "unusedBlocks"));
    }

    /**
     * Scans a store.
     *
     * <p>Complexity: in proportion to the addresses in use and the number of collector runs, one for each 10,000 leaks.
     *
     * @param grace how long a suspicion must last; absent, as Calico has it unless configured, only addresses of nodes
     *     and virtual machines that are gone are released, and no unused block
     */
    public static LeakScan of(IpamStore store, ClusterFacts facts, Optional<Duration> grace) {
        Objects.requireNonNull(grace, "grace");
        Objects.requireNonNull(facts, "facts");
        InMemoryIpamStore copy = copyOf(Objects.requireNonNull(store, "store"));
        Map<IpAddress, Leak> suspects = suspects(copy, facts);
        TreeSet<Cidr> unused = new TreeSet<>();
        copy.list(IpamRange.blocks()).stream()
                .filter(block ->
                        block.value().usedCount() == 0 && !block.value().isUnowned())
                .forEach(block -> unused.add(block.value().cidr()));

        StillClock clock = new StillClock();
        Ipam ipam = Ipam.over(copy, clock, IpamCompatibility.CORRECT);
        LeakCollector collector = new LeakCollector(ipam, copy, clock, facts, grace);
        List<Leak> leaks = new ArrayList<>();
        run(collector, suspects, true, leaks);
        clock.nanos += grace.filter(own -> own.compareTo(LONGEST_FIXED_GRACE) > 0)
                        .orElse(LONGEST_FIXED_GRACE)
                        .toNanos()
                + 1;
        run(collector, suspects, false, leaks);
        leaks.sort(java.util.Comparator.comparing(Leak::address));
        unused.removeIf(
                cidr -> ipam.block(cidr).filter(block -> !block.isUnowned()).isPresent());
        return new LeakScan(leaks, List.copyOf(unused));
    }

    private static void run(LeakCollector collector, Map<IpAddress, Leak> suspects, boolean atOnce, List<Leak> leaks) {
        collector.requireFullSync();
        SyncReport report = collector.sync();
        for (int run = 0; run < MOST_RUNS && !report.released().isEmpty(); run++) {
            for (IpAddress address : report.released()) {
                Leak leak = suspects.get(address);
                if (leak != null) {
                    leaks.add(new Leak(
                            leak.address, leak.block, leak.handle, leak.node, atOnce, leak.evidence, leak.release));
                }
            }
            report = collector.sync();
        }
    }

    private static Map<IpAddress, Leak> suspects(IpamStore store, ClusterFacts facts) {
        LeakRules rules = new LeakRules(facts);
        BlockTracker tracker = new BlockTracker(store);
        tracker.refresh();
        Map<IpAddress, Leak> suspects = new TreeMap<>();
        for (TrackedAddress address : tracker.addresses()) {
            if (facts.kubernetesNode(address.node()) instanceof ClusterFacts.NodeName.Kubernetes name
                    && facts.nodeLabels(name.name()).isPresent()) {
                address.kubernetesNode(name.name());
            }
            String evidence = rules.whyInvalid(address, ClusterFacts.Source.API)
                    .orElse("every other address of node " + address.node() + ", which is gone, is leaked");
            suspects.put(
                    address.address,
                    new Leak(
                            address.address,
                            address.block,
                            address.handle,
                            address.node(),
                            false,
                            evidence,
                            address.release()));
        }
        return suspects;
    }

    private static InMemoryIpamStore copyOf(IpamStore store) {
        InMemoryIpamStore copy = InMemoryIpamStore.create();
        for (IpamRange<?> range : List.of(
                IpamRange.blocks(),
                IpamRange.hostAffinities(),
                IpamRange.virtualAffinities(),
                IpamRange.handles(),
                IpamRange.pools(),
                IpamRange.nodes())) {
            copyInto(copy, store, range);
        }
        store.get(new IpamKey.ConfigKey()).ifPresent(config -> copy.apply(config.key(), config.value()));
        return copy;
    }

    private static <V> void copyInto(InMemoryIpamStore copy, IpamStore store, IpamRange<V> range) {
        store.list(range).forEach(entry -> copy.apply(entry.key(), entry.value()));
    }

    /** A clock that stands still unless it is set. */
    private static final class StillClock implements IpamClock {
        private long nanos;

        @Override
        public long epochNanos() {
            return nanos;
        }

        @Override
        public void pause(Duration duration) {
            nanos += duration.toNanos();
        }
    }
}
