// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.report;

import io.calico4j.diagnostic.Severity;
import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.block.AffinityType;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.net.Cidr;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Blocks that contradict themselves or each other, and what their owners make of them. */
final class BlockFindings {
    private final Inventory inventory;
    private final List<IpamFinding> findings;

    private BlockFindings(Inventory inventory, List<IpamFinding> findings) {
        this.inventory = inventory;
        this.findings = findings;
    }

    static void add(Inventory inventory, List<IpamFinding> findings) {
        new BlockFindings(inventory, findings).add();
    }

    private void add() {
        Map<AffinityOwner, List<AllocationBlock>> byOwner =
                new TreeMap<>(java.util.Comparator.comparing(AffinityOwner::text));
        for (AllocationBlock block : inventory.blocks) {
            addQueue(block);
            boolean outside = inventory.poolOf(block.cidr().network()).isEmpty();
            if (outside) {
                addOutside(block);
            }
            if (block.owner().isPresent()) {
                byOwner.computeIfAbsent(block.owner().get(), owner -> new ArrayList<>())
                        .add(block);
            } else if (!outside) {
                addUnowned(block);
            }
        }
        addOverlaps();
        byOwner.forEach(this::addOwner);
    }

    private void addQueue(AllocationBlock block) {
        BitSet free = new BitSet();
        List<IpamEvidence> twice = new ArrayList<>();
        for (int i = 0; i < block.freeCount(); i++) {
            int ordinal = block.free(i);
            if (free.get(ordinal)) {
                twice.add(inventory.sources.inBlock(
                        block, "unallocated", block.address(ordinal) + " is twice in the queue of free addresses"));
            } else if (block.holder(ordinal) != null) {
                twice.add(inventory.sources.ofAddress(
                        block,
                        ordinal,
                        block.address(ordinal) + " is in use by " + Inventory.who(block.holder(ordinal))
                                + " and in the queue of free addresses"));
            }
            free.set(ordinal);
        }
        List<IpamEvidence> lost = new ArrayList<>();
        for (int ordinal = 0; ordinal < block.size(); ordinal++) {
            if (!free.get(ordinal) && block.holder(ordinal) == null) {
                lost.add(inventory.sources.ofAddress(
                        block,
                        ordinal,
                        block.address(ordinal) + " is neither in use nor in the queue of free addresses"));
            }
        }
        if (!twice.isEmpty()) {
            findings.add(new IpamFinding(
                    IpamCodes.DUPLICATE_ADDRESS,
                    Severity.ERROR,
                    block.cidr().toString(),
                    "block " + block.cidr() + " will give " + IpamFinding.count(twice.size(), "address", "es")
                            + " out twice",
                    IpamFinding.capped(twice),
                    new IpamRepair.ByHand(
                            "disable the pool, move its pods elsewhere, and let the block go once empty")));
        }
        if (!lost.isEmpty()) {
            findings.add(new IpamFinding(
                    IpamCodes.LOST_ADDRESS,
                    Severity.WARNING,
                    block.cidr().toString(),
                    "block " + block.cidr() + " has lost " + IpamFinding.count(lost.size(), "address", "es"),
                    IpamFinding.capped(lost),
                    new IpamRepair.ByHand("empty the block and release its affinity; it is created whole again")));
        }
    }

    private void addOutside(AllocationBlock block) {
        boolean used = block.usedCount() > 0;
        findings.add(new IpamFinding(
                IpamCodes.OUTSIDE_POOLS,
                used ? Severity.WARNING : Severity.INFORMATION,
                block.cidr().toString(),
                "block " + block.cidr() + " has "
                        + (used ? IpamFinding.count(block.usedCount(), "address", "es") : "no address")
                        + " in use and is in no pool",
                List.of(inventory.sources.inBlock(
                        block, "cidr", "no pool contains " + block.cidr().network())),
                new IpamRepair.ByHand(
                        used
                                ? "restart the pods that have these addresses; the block goes with its last address"
                                : "nothing: it goes with its node, and nobody gets an address of it")));
    }

    private void addUnowned(AllocationBlock block) {
        boolean used = block.usedCount() > 0;
        findings.add(new IpamFinding(
                IpamCodes.UNOWNED_BLOCK,
                used ? Severity.INFORMATION : Severity.WARNING,
                block.cidr().toString(),
                "block " + block.cidr() + " belongs to nobody: its free addresses can only be borrowed",
                List.of(inventory.sources.inBlock(
                        block,
                        "affinity",
                        block.affinity()
                                        .map(text -> "\"" + text + "\" is no kind of owner")
                                        .orElse("it has no affinity")
                                + "; " + block.usedCount() + " of " + block.size() + " in use")),
                new IpamRepair.ByHand(
                        used
                                ? "nothing: it goes with its last address"
                                : "borrow and release an address of it: it goes when its last address is released")));
    }

    private void addOverlaps() {
        List<AllocationBlock> open = new ArrayList<>();
        for (AllocationBlock block : inventory.blocks) {
            open.removeIf(other -> !other.cidr().contains(block.cidr()));
            for (AllocationBlock outer : open) {
                addOverlap(outer, block);
            }
            open.add(block);
        }
    }

    private void addOverlap(AllocationBlock outer, AllocationBlock inner) {
        List<IpamEvidence> evidence = new ArrayList<>();
        for (int ordinal = 0; ordinal < inner.size(); ordinal++) {
            OptionalInt same = outer.ordinal(inner.address(ordinal));
            if (inner.holder(ordinal) != null && same.isPresent() && outer.holder(same.getAsInt()) != null) {
                String text = inner.address(ordinal) + " is held for " + Inventory.who(inner.holder(ordinal)) + " in "
                        + inner.cidr() + " and for " + Inventory.who(outer.holder(same.getAsInt())) + " in "
                        + outer.cidr();
                evidence.add(inventory.sources.ofAddress(inner, ordinal, text));
            }
        }
        boolean twice = !evidence.isEmpty();
        if (!twice) {
            evidence.add(inventory.sources.inBlock(inner, "cidr", "the one block is " + inner));
            evidence.add(inventory.sources.inBlock(outer, "cidr", "the other is " + outer));
        }
        findings.add(new IpamFinding(
                IpamCodes.DUPLICATE_ADDRESS,
                Severity.ERROR,
                inner.cidr() + " in " + outer.cidr(),
                "blocks " + inner.cidr() + " and " + outer.cidr() + " overlap, "
                        + (twice
                                ? "and " + IpamFinding.count(evidence.size(), "address", "es") + " in use twice"
                                : "so addresses may be given out twice"),
                IpamFinding.capped(evidence),
                new IpamRepair.ByHand("restart the pods of the block that isn't of its pool's size, and give it up")));
    }

    private void addOwner(AffinityOwner owner, List<AllocationBlock> blocks) {
        if (inventory.isGone(owner)) {
            List<IpamEvidence> evidence = blocks.stream()
                    .map(block -> inventory.sources.inBlock(block, "affinity", block.toString()))
                    .toList();
            findings.add(new IpamFinding(
                    IpamCodes.BLOCK_OF_MISSING_NODE,
                    Severity.WARNING,
                    owner.text(),
                    owner.text() + " owns " + IpamFinding.count(blocks.size(), "block", "s") + " and doesn't exist",
                    IpamFinding.capped(evidence),
                    new IpamRepair.ReleaseOwner(owner)));
        } else if (owner.type() == AffinityType.HOST && blocks.size() > 1) {
            for (io.calico4j.net.IpFamily family : io.calico4j.net.IpFamily.values()) {
                addFragmentation(
                        owner,
                        blocks.stream()
                                .filter(block -> block.cidr().family() == family)
                                .toList());
            }
        }
    }

    /** Blocks of one family: how many would do for the addresses in use, if they were packed into the largest ones. */
    private void addFragmentation(AffinityOwner owner, List<AllocationBlock> blocks) {
        int used = blocks.stream().mapToInt(AllocationBlock::usedCount).sum();
        List<Integer> sizes = new ArrayList<>(blocks.stream()
                .map(block -> block.usedCount() + block.freeCount())
                .toList());
        sizes.sort(java.util.Comparator.reverseOrder());
        int enough = 0;
        for (int held = 0; enough < sizes.size() && (held < used || enough == 0); enough++) {
            held += sizes.get(enough);
        }
        if (enough >= blocks.size()) {
            return;
        }
        List<Cidr> empty = blocks.stream()
                .filter(block -> block.usedCount() == 0)
                .map(AllocationBlock::cidr)
                .toList();
        List<Cidr> spare = empty.size() == blocks.size() ? empty.subList(1, empty.size()) : empty;
        List<IpamEvidence> evidence = blocks.stream()
                .map(block -> inventory.sources.inBlock(
                        block,
                        "unallocated",
                        block.usedCount() + " of " + block.size() + " addresses of " + block.cidr() + " in use"))
                .toList();
        findings.add(new IpamFinding(
                IpamCodes.FRAGMENTATION,
                Severity.INFORMATION,
                owner.text(),
                owner.text() + " has " + IpamFinding.count(used, "address", "es") + " in use in " + blocks.size()
                        + " blocks, " + enough + " would do",
                IpamFinding.capped(evidence),
                spare.isEmpty()
                        ? new IpamRepair.ByHand("nothing, unless blocks are short: then restart the pods of the"
                                + " block with the fewest, and it is given up once it is empty")
                        : new IpamRepair.ReleaseBlocks(owner.host(), spare)));
    }
}
