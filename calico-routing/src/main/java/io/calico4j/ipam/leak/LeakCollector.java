// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.leak;

import io.calico4j.ipam.Ipam;
import io.calico4j.ipam.IpamClock;
import io.calico4j.ipam.ReleaseRequest;
import io.calico4j.ipam.ReleaseResult;
import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.leak.ClusterFacts.Source;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.net.IpAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Releases addresses whose pods, virtual machines or nodes are gone, and blocks a node doesn't need.
 *
 * <p>Authority: Calico v3.32, kube-controllers/pkg/controllers/node/ipam.go. The caller tells of changes and calls
 * {@link #sync}; an address is released only after the suspicion has outlived the grace period, or at once if its node is
 * gone, and always with its handle and sequence number. Confined to one thread.
 */
public final class LeakCollector {
    private static final Duration VM_GRACE = Duration.ofMinutes(5);
    private static final int BATCH = 10_000;
    private static final String MIGRATION_LABEL = "projectcalico.org/node-network-during-migration";
    private static final String MIGRATED = "calico";

    private final Ipam ipam;
    private final IpamClock clock;
    private final ClusterFacts facts;
    private final Optional<Duration> grace;
    private final LeakRules rules;
    private final BlockTracker tracker;
    private final TreeMap<String, TrackedAddress> confirmed = new TreeMap<>();
    private boolean fullSync;

    /**
     * Creates a collector.
     *
     * @param ipam releases what is found
     * @param store the store {@code ipam} works on
     * @param grace how long a suspicion must last; absent, only addresses of nodes that are gone are released
     */
    public LeakCollector(Ipam ipam, IpamStore store, IpamClock clock, ClusterFacts facts, Optional<Duration> grace) {
        Objects.requireNonNull(ipam, "ipam");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(facts, "facts");
        Objects.requireNonNull(grace, "grace");
        this.ipam = ipam;
        this.clock = clock;
        this.facts = facts;
        this.grace = grace;
        this.rules = new LeakRules(facts);
        this.tracker = new BlockTracker(store);
    }

    /** Takes in what changed in the store. */
    public void refresh() {
        tracker.refresh();
    }

    /** Notes that a pod of a node was deleted, so that the node is looked at in the next run. */
    public void podDeleted(String node) {
        Objects.requireNonNull(node, "node");
        tracker.markDirty(node);
    }

    /** Looks at all nodes in the next run, as after the deletion of a node or periodically; else at those that changed. */
    public void requireFullSync() {
        fullSync = true;
    }

    /** Looks at the nodes that changed, or at all, and releases what is known to be leaked or unused. */
    public SyncReport sync() {
        tracker.refresh();
        confirmed.values().removeIf(leak -> !tracker.isWatched(leak));
        List<String> nodesToRelease = checkNodes();
        List<IpAddress> released = new ArrayList<>();
        boolean failed;
        try {
            releaseLeaks(released);
            releaseUnusedBlocks();
            failed = releaseNodes(nodesToRelease);
        } catch (IpamException e) {
            failed = true;
        }
        tracker.refresh();
        return new SyncReport(
                addresses(TrackedAddress::isCandidate),
                addresses(TrackedAddress::isConfirmed),
                released,
                failed || !confirmed.isEmpty());
    }

    private List<IpAddress> addresses(Predicate<TrackedAddress> wanted) {
        return tracker.addresses().stream()
                .filter(wanted)
                .map(address -> address.address)
                .sorted()
                .toList();
    }

    private List<String> checkNodes() {
        Set<String> nodes = fullSync ? tracker.allNodes() : tracker.dirtyNodes();
        fullSync = false;
        List<String> toRelease = new ArrayList<>();
        for (String node : nodes) {
            ClusterFacts.NodeName name = facts.kubernetesNode(node);
            if (name instanceof ClusterFacts.NodeName.NotKubernetes) {
                tracker.markClean(node);
                continue;
            }
            String kubernetesNode = name instanceof ClusterFacts.NodeName.Kubernetes k ? k.name() : "";
            boolean exists = !kubernetesNode.isEmpty()
                    && facts.nodeLabels(kubernetesNode).isPresent();
            boolean free = checkAddresses(tracker.addressesOf(node), kubernetesNode, exists);
            if (!exists && free) {
                toRelease.add(node);
            } else {
                tracker.markClean(node);
            }
        }
        return toRelease;
    }

    /** Judges the addresses of a node; returns whether nothing but tunnels and leaks is left on it. */
    private boolean checkAddresses(List<TrackedAddress> addresses, String kubernetesNode, boolean nodeExists) {
        boolean free = true;
        List<TrackedAddress> tunnels = new ArrayList<>();
        for (TrackedAddress address : addresses) {
            address.kubernetesNode(kubernetesNode);
            if (address.isWindowsReserved()) {
                continue;
            }
            if (address.isTunnel()) {
                tunnels.add(address);
            } else if (!address.isPod()) {
                free = false;
            } else if (rules.isValid(address, Source.CACHE)) {
                free = false;
                address.clear();
            } else {
                suspect(address, nodeExists);
            }
        }
        if (!nodeExists && free) {
            for (TrackedAddress tunnel : tunnels) {
                tunnel.confirm();
                confirmed.put(tunnel.id(), tunnel);
            }
        }
        return free;
    }

    private void suspect(TrackedAddress address, boolean nodeExists) {
        long now = clock.epochNanos();
        if (!nodeExists) {
            address.confirm();
        } else if (address.isVirtualMachine()) {
            Duration longest = grace.filter(own -> own.compareTo(VM_GRACE) > 0).orElse(VM_GRACE);
            address.suspect(now, longest.toNanos());
        } else if (grace.isPresent()) {
            address.suspect(now, grace.get().toNanos());
        }
        if (address.isConfirmed()) {
            confirmed.put(address.id(), address);
        } else {
            confirmed.remove(address.id());
        }
    }

    private void releaseLeaks(List<IpAddress> released) {
        List<ReleaseRequest> requests = new ArrayList<>();
        Map<String, TrackedAddress> leaks = new TreeMap<>();
        for (TrackedAddress leak : List.copyOf(confirmed.values())) {
            Source source = leak.kubernetesNode().isEmpty() ? Source.CACHE : Source.API;
            if (rules.isValid(leak, source)) {
                confirmed.remove(leak.id());
                leak.clear();
            } else if (tracker.isLeaked(leak.handle) && requests.size() < BATCH) {
                requests.add(leak.release());
                leaks.put(leak.address.toString(), leak);
            }
        }
        if (requests.isEmpty()) {
            return;
        }
        ReleaseResult result = ipam.release(requests);
        for (ReleaseRequest done : result.released()) {
            TrackedAddress leak = leaks.remove(done.address());
            if (leak != null) {
                confirmed.remove(leak.id());
                tracker.remove(leak);
                released.add(leak.address);
            }
        }
        if (result.failure().isPresent() && result.failure().get().error() != IpamError.DOES_NOT_EXIST) {
            throw new IpamException(
                    result.failure().get().error(), result.failure().get().message());
        }
    }

    private void releaseUnusedBlocks() {
        for (IpamStore.Entry<AllocationBlock> entry : List.copyOf(tracker.blocks())) {
            AllocationBlock block = entry.value();
            String node = BlockTracker.nodeOf(block);
            if (block.usedCount() > 0 || node.isEmpty() || tracker.countOf(node) <= 1) {
                continue;
            }
            if (mayBeMigrating(node)) {
                tracker.markInUse(block.cidr());
            } else if (isLongEmpty(block) && gaveUp(block)) {
                tracker.forget(block.cidr());
            }
        }
    }

    private boolean isLongEmpty(AllocationBlock block) {
        return grace.isPresent()
                && !grace.get().isZero()
                && tracker.isLongEmpty(
                        block.cidr(), clock.epochNanos(), grace.get().toNanos());
    }

    private boolean gaveUp(AllocationBlock block) {
        try {
            ipam.releaseBlockAffinity(block, true);
            return true;
        } catch (IpamException e) {
            return false;
        }
    }

    private boolean mayBeMigrating(String node) {
        ClusterFacts.NodeName name = facts.kubernetesNode(node);
        if (name instanceof ClusterFacts.NodeName.NotKubernetes) {
            return true;
        }
        String kubernetesNode = name instanceof ClusterFacts.NodeName.Kubernetes k ? k.name() : "";
        String network = facts.nodeLabels(kubernetesNode).orElse(Map.of()).get(MIGRATION_LABEL);
        return network != null && !network.equals(MIGRATED);
    }

    /** Gives up the blocks of nodes that are gone; returns whether that failed for one. */
    private boolean releaseNodes(List<String> nodes) {
        boolean failed = false;
        for (String node : nodes) {
            try {
                ipam.releaseHostAffinities(AffinityOwner.host(node), true);
                tracker.markClean(node);
            } catch (IpamException e) {
                failed = true;
            }
        }
        return failed;
    }
}
