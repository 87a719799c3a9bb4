// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.report;

import io.calico4j.diagnostic.Severity;
import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.block.AffinityType;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.store.BlockAffinity;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.net.Cidr;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Blocks that contradict themselves, their owners, or the claims to them. */
final class BlockFindings {
    private BlockFindings() {}

    static void add(Inventory inventory, IpamStore store, List<IpamFinding> findings) {
        Map<AffinityOwner, List<AllocationBlock>> byOwner =
                new TreeMap<>(java.util.Comparator.comparing(AffinityOwner::text));
        for (AllocationBlock block : inventory.blocks) {
            addQueue(block, findings);
            if (inventory.poolOf(block.cidr().network()).isEmpty() && block.usedCount() > 0) {
                findings.add(outside(block));
            }
            block.owner()
                    .ifPresent(owner -> byOwner.computeIfAbsent(owner, o -> new ArrayList<>())
                            .add(block));
        }
        byOwner.forEach((owner, blocks) -> addOwner(inventory, owner, blocks, findings));
        addAffinities(store, IpamRange.hostAffinities(), findings);
        addAffinities(store, IpamRange.virtualAffinities(), findings);
    }

    private static String count(long number, String one, String plural) {
        return number + " " + one + (number == 1 ? "" : plural);
    }

    private static void addQueue(AllocationBlock block, List<IpamFinding> findings) {
        BitSet free = new BitSet();
        List<String> twice = new ArrayList<>();
        for (int i = 0; i < block.freeCount(); i++) {
            int ordinal = block.free(i);
            if (free.get(ordinal)) {
                twice.add(block.address(ordinal) + " is twice in the queue of free addresses");
            } else if (block.holder(ordinal) != null) {
                twice.add(block.address(ordinal) + " is in use and in the queue of free addresses");
            }
            free.set(ordinal);
        }
        List<String> lost = new ArrayList<>();
        for (int ordinal = 0; ordinal < block.size(); ordinal++) {
            if (!free.get(ordinal) && block.holder(ordinal) == null) {
                lost.add(block.address(ordinal) + " is neither in use nor in the queue of free addresses");
            }
        }
        if (!twice.isEmpty()) {
            findings.add(new IpamFinding(
                    IpamCodes.DUPLICATE_ADDRESS,
                    Severity.ERROR,
                    block.cidr().toString(),
                    "block " + block.cidr() + " will give " + count(twice.size(), "address", "es") + " out twice",
                    twice,
                    new IpamRepair.ByHand(
                            "disable the pool, move its pods elsewhere, and let the block go once empty")));
        }
        if (!lost.isEmpty()) {
            findings.add(new IpamFinding(
                    IpamCodes.LOST_ADDRESS,
                    Severity.WARNING,
                    block.cidr().toString(),
                    "block " + block.cidr() + " has lost " + count(lost.size(), "address", "es"),
                    lost,
                    new IpamRepair.ByHand("empty the block and release its affinity; it is created whole again")));
        }
    }

    private static IpamFinding outside(AllocationBlock block) {
        return new IpamFinding(
                IpamCodes.OUTSIDE_POOLS,
                Severity.WARNING,
                block.cidr().toString(),
                "block " + block.cidr() + " has " + count(block.usedCount(), "address", "es")
                        + " in use and is in no pool",
                List.of("no pool contains " + block.cidr().network()),
                new IpamRepair.ByHand(
                        "restart the pods that have these addresses; the block goes with its last address"));
    }

    private static void addOwner(
            Inventory inventory, AffinityOwner owner, List<AllocationBlock> blocks, List<IpamFinding> findings) {
        if (inventory.isGone(owner)) {
            findings.add(new IpamFinding(
                    IpamCodes.BLOCK_OF_MISSING_NODE,
                    Severity.WARNING,
                    owner.text(),
                    owner.text() + " owns " + count(blocks.size(), "block", "s") + " and doesn't exist",
                    blocks.stream().map(AllocationBlock::toString).toList(),
                    new IpamRepair.ReleaseOwner(owner)));
            return;
        }
        List<Cidr> empty = blocks.stream()
                .filter(block -> block.usedCount() == 0)
                .map(AllocationBlock::cidr)
                .toList();
        List<Cidr> spare = empty.size() == blocks.size() ? empty.subList(1, empty.size()) : empty;
        if (!spare.isEmpty() && owner.type() == AffinityType.HOST) {
            long used = blocks.stream().mapToLong(AllocationBlock::usedCount).sum();
            findings.add(new IpamFinding(
                    IpamCodes.FRAGMENTATION,
                    Severity.INFORMATION,
                    owner.text(),
                    owner.text() + " keeps " + count(spare.size(), "empty block", "s") + " beside those it uses",
                    List.of(used + " addresses in use in " + blocks.size() + " blocks", "empty: " + spare),
                    new IpamRepair.ReleaseBlocks(owner.host(), spare)));
        }
    }

    private static void addAffinities(IpamStore store, IpamRange<BlockAffinity> range, List<IpamFinding> findings) {
        for (IpamStore.Entry<BlockAffinity> entry : store.list(range)) {
            IpamKey.AffinityKey key = (IpamKey.AffinityKey) entry.key();
            String says = store.get(new IpamKey.BlockKey(key.cidr()))
                    .map(block -> block.value().isAffineTo(key.owner())
                            ? ""
                            : "the block is of " + block.value().affinity().orElse("nobody"))
                    .orElse("there is no such block");
            if (!says.isEmpty() || !entry.value().state().isSettled()) {
                findings.add(new IpamFinding(
                        IpamCodes.STALE_AFFINITY,
                        Severity.INFORMATION,
                        key.owner().text() + " to " + key.cidr(),
                        "the claim of " + key.owner().text() + " to " + key.cidr() + " is stale or unfinished",
                        List.of(
                                "its state is \"" + entry.value().state().text() + "\"",
                                says.isEmpty() ? "the block is its own" : says),
                        new IpamRepair.ByHand("nothing: the next assignment on "
                                + key.owner().host()
                                + " repairs it; where that never comes, the host's affinities can be released")));
            }
        }
    }
}
