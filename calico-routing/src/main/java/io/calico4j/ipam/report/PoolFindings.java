// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.report;

import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.Severity;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.block.ReservedAddresses;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamPool;
import io.calico4j.ipam.store.PoolUse;
import io.calico4j.net.Cidr;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Pools that are full, and blocks that don't suit their pool. */
final class PoolFindings {
    /** So many looks at a block and a reservation are worth it; a pool that needs more isn't called full. */
    private static final BigInteger MOST_LOOKS = BigInteger.valueOf(1 << 24);

    private final Inventory inventory;
    private final List<IpamFinding> findings;

    private PoolFindings(Inventory inventory, List<IpamFinding> findings) {
        this.inventory = inventory;
        this.findings = findings;
    }

    static void add(Inventory inventory, ReservedAddresses reserved, boolean strict, List<IpamFinding> findings) {
        PoolFindings pools = new PoolFindings(inventory, findings);
        Map<String, List<AllocationBlock>> blocks = new TreeMap<>();
        for (AllocationBlock block : inventory.blocks) {
            String pool = inventory.poolOf(block.cidr().network());
            blocks.computeIfAbsent(pool, name -> new ArrayList<>()).add(block);
        }
        for (Inventory.PoolRange pool : inventory.pools) {
            List<AllocationBlock> own = blocks.getOrDefault(pool.pool().name(), List.of());
            pools.addOdd(pool.pool(), own);
            if (!pool.pool().disabled() && pool.pool().allocatable()) {
                pools.addExhaustion(pool, own, reserved, strict);
            }
        }
    }

    private void addOdd(IpamPool pool, List<AllocationBlock> blocks) {
        for (AllocationBlock block : blocks) {
            if (block.cidr().prefixLength() != pool.effectiveBlockSize()) {
                findings.add(new IpamFinding(
                        IpamCodes.ODD_BLOCK,
                        Severity.WARNING,
                        block.cidr().toString(),
                        "block " + block.cidr() + " isn't of the size of its pool's blocks, /"
                                + pool.effectiveBlockSize() + ", so a release by address doesn't find it",
                        List.of(
                                inventory.sources.inBlock(block, "cidr", "the block is " + block),
                                inventory.sources.at(
                                        new IpamKey.PoolKey(pool.name()),
                                        FieldPath.of("spec", "blockSize"),
                                        "pool " + pool.name() + " has blocks of /" + pool.effectiveBlockSize())),
                        new IpamRepair.ByHand(
                                "restart its pods, whose addresses are released by handle; then give the block up")));
            }
        }
    }

    private void addExhaustion(
            Inventory.PoolRange pool, List<AllocationBlock> own, ReservedAddresses reserved, boolean strict) {
        int prefix = pool.pool().effectiveBlockSize();
        int exponent = prefix - pool.cidr().prefixLength();
        BigInteger possible = exponent < 0 ? BigInteger.ZERO : BigInteger.ONE.shiftLeft(exponent);
        BigInteger looks =
                possible.multiply(BigInteger.valueOf(1L + reserved.ranges().size()));
        if (looks.compareTo(MOST_LOOKS) > 0 || isBlockFree(pool, own, possible, reserved)) {
            return;
        }
        long free = own.stream()
                .mapToLong(block -> Math.max(0, block.freeCount(reserved)))
                .sum();
        IpamEvidence evidence = inventory.sources.at(
                new IpamKey.PoolKey(pool.pool().name()),
                FieldPath.of("spec", "cidr"),
                IpamFinding.count(possible.longValue(), "block", "s") + " of /" + prefix + ", all claimed or reserved; "
                        + IpamFinding.count(free, "address", "es") + " in them "
                        + (free == 1 ? "is" : "are") + " free");
        if (free > 0 && !pool.pool().allows(PoolUse.WORKLOAD)) {
            return; // the virtual owner of load balancers needs no second block as long as there is room in its own
        }
        String consequence = free == 0
                ? "no pod gets an address of it"
                : strict
                        ? "a node that needs another block of it gets none, and affinity is strict"
                        : "a node that needs another block of it borrows";
        findings.add(new IpamFinding(
                IpamCodes.EXHAUSTED_POOL,
                free == 0 || strict ? Severity.ERROR : Severity.WARNING,
                pool.pool().name(),
                "pool " + pool.pool().name() + " has no free " + (free == 0 ? "address" : "block") + ": " + consequence,
                List.of(evidence),
                new IpamRepair.ByHand("add a pool, and release what is leaked or empty")));
    }

    /** Returns whether there is a block that nobody has and that isn't wholly reserved. */
    private boolean isBlockFree(
            Inventory.PoolRange pool, List<AllocationBlock> own, BigInteger possible, ReservedAddresses reserved) {
        int prefix = pool.pool().effectiveBlockSize();
        long claimed = own.stream()
                .filter(block -> block.cidr().prefixLength() == prefix)
                .count();
        if (claimed >= possible.longValue()) {
            return false;
        }
        if (reserved.ranges().stream().noneMatch(pool.cidr()::overlaps)) {
            return true;
        }
        return pool.cidr().split(prefix).anyMatch(cidr -> isFree(cidr, reserved));
    }

    private boolean isFree(Cidr cidr, ReservedAddresses reserved) {
        return !inventory.hasBlock(cidr) && !reserved.coversWholly(cidr);
    }
}
