// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.leak;

import io.calico4j.ipam.block.AllocationAttribute;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.block.OwnerAttributes;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.net.Cidr;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the blocks of a store hold, followed from look to look. Confined to one thread. */
final class BlockTracker {
    private final IpamStore store;
    private final TreeMap<Cidr, IpamStore.Entry<AllocationBlock>> blocks = new TreeMap<>();
    private final TreeMap<Cidr, Map<String, TrackedAddress>> byBlock = new TreeMap<>();
    private final TreeMap<String, Map<String, TrackedAddress>> byNode = new TreeMap<>();
    private final TreeMap<String, Map<String, TrackedAddress>> byHandle = new TreeMap<>();
    private final TreeMap<Cidr, Long> emptySince = new TreeMap<>();
    private final TreeMap<String, Integer> blocksOfNode = new TreeMap<>();
    private final TreeSet<String> dirty = new TreeSet<>();

    BlockTracker(IpamStore store) {
        this.store = store;
    }

    /** Takes in all changes since the last look. */
    void refresh() {
        TreeMap<Cidr, IpamStore.Entry<AllocationBlock>> now = new TreeMap<>();
        for (IpamStore.Entry<AllocationBlock> entry : store.list(IpamRange.blocks())) {
            now.put(entry.value().cidr(), entry);
        }
        for (Cidr gone : new ArrayList<>(blocks.keySet())) {
            if (!now.containsKey(gone)) {
                forget(gone);
            }
        }
        now.forEach((cidr, entry) -> {
            IpamStore.Entry<AllocationBlock> before = blocks.put(cidr, entry);
            if (before != null) {
                count(before.value(), -1);
            }
            count(entry.value(), 1);
            if (before == null || before.revision() != entry.revision()) {
                update(entry.value());
            }
        });
    }

    private void update(AllocationBlock block) {
        Map<String, TrackedAddress> known = byBlock.computeIfAbsent(block.cidr(), cidr -> new TreeMap<>());
        TreeSet<String> current = new TreeSet<>();
        for (int ordinal = 0; ordinal < block.size(); ordinal++) {
            AllocationAttribute holder = block.holder(ordinal);
            if (holder == null || holder.handle().isEmpty()) {
                continue;
            }
            TrackedAddress address = new TrackedAddress(
                    block.address(ordinal),
                    block.cidr(),
                    holder.handle().get(),
                    holder.active().orElse(OwnerAttributes.empty()),
                    block.sequenceNumberOf(ordinal));
            current.add(address.id());
            if (!known.containsKey(address.id())) {
                add(address);
            }
        }
        if (block.usedCount() > 0 && !nodeOf(block).isEmpty()) {
            emptySince.remove(block.cidr());
        }
        for (TrackedAddress address : List.copyOf(known.values())) {
            if (!current.contains(address.id())) {
                remove(address);
            }
        }
    }

    private void add(TrackedAddress address) {
        byBlock.computeIfAbsent(address.block, cidr -> new TreeMap<>()).put(address.id(), address);
        byHandle.computeIfAbsent(address.handle, handle -> new TreeMap<>()).put(address.id(), address);
        if (!address.node().isEmpty()) {
            byNode.computeIfAbsent(address.node(), node -> new TreeMap<>()).put(address.id(), address);
            dirty.add(address.node());
        }
    }

    /** Stops watching an address that is free. */
    void remove(TrackedAddress address) {
        drop(byBlock, address.block, address);
        drop(byHandle, address.handle, address);
        if (!address.node().isEmpty()) {
            drop(byNode, address.node(), address);
            dirty.add(address.node());
        }
    }

    private static <K> void drop(Map<K, Map<String, TrackedAddress>> map, K key, TrackedAddress address) {
        Map<String, TrackedAddress> addresses = map.get(key);
        if (addresses != null) {
            addresses.remove(address.id());
            if (addresses.isEmpty()) {
                map.remove(key);
            }
        }
    }

    /** Stops watching a block that is gone. */
    void forget(Cidr cidr) {
        List.copyOf(byBlock.getOrDefault(cidr, Map.of()).values()).forEach(this::remove);
        IpamStore.Entry<AllocationBlock> gone = blocks.remove(cidr);
        if (gone != null) {
            count(gone.value(), -1);
        }
        emptySince.remove(cidr);
    }

    private void count(AllocationBlock block, int change) {
        blocksOfNode.merge(nodeOf(block), change, Integer::sum);
    }

    /** Returns the node a block is affine to, empty if none. */
    static String nodeOf(AllocationBlock block) {
        String affinity = block.affinity().orElse("");
        return affinity.startsWith("host:") ? affinity.substring(5) : "";
    }

    Collection<IpamStore.Entry<AllocationBlock>> blocks() {
        return blocks.values();
    }

    /** Returns how many blocks are affine to a node. */
    int countOf(String node) {
        return blocksOfNode.getOrDefault(node, 0);
    }

    /** Returns whether a block has been empty for longer than a grace period, noting when it was first seen so. */
    boolean isLongEmpty(Cidr block, long nowNanos, long graceNanos) {
        Long since = emptySince.putIfAbsent(block, nowNanos);
        return since != null && nowNanos - since > graceNanos;
    }

    void markInUse(Cidr block) {
        emptySince.remove(block);
    }

    /** Returns all nodes that have blocks or addresses. */
    Set<String> allNodes() {
        TreeSet<String> nodes = new TreeSet<>(byNode.keySet());
        blocks.values().forEach(entry -> nodes.add(nodeOf(entry.value())));
        nodes.remove("");
        return nodes;
    }

    Set<String> dirtyNodes() {
        return new TreeSet<>(dirty);
    }

    void markDirty(String node) {
        if (!node.isEmpty()) {
            dirty.add(node);
        }
    }

    void markClean(String node) {
        dirty.remove(node);
    }

    List<TrackedAddress> addressesOf(String node) {
        return List.copyOf(byNode.getOrDefault(node, Map.of()).values());
    }

    /** Returns whether an address is still watched. */
    boolean isWatched(TrackedAddress address) {
        return byHandle.getOrDefault(address.handle, Map.of()).get(address.id()) == address;
    }

    /** Returns whether all addresses of a handle are known to be leaked. */
    boolean isLeaked(String handle) {
        return byHandle.getOrDefault(handle, Map.of()).values().stream().allMatch(TrackedAddress::isConfirmed);
    }

    /** Returns all watched addresses by handle. */
    List<TrackedAddress> addresses() {
        List<TrackedAddress> all = new ArrayList<>();
        byHandle.values().forEach(addresses -> all.addAll(addresses.values()));
        return all;
    }
}
