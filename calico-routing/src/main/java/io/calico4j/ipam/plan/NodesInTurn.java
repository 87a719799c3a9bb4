// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.plan;

import java.util.List;

/**
 * Nodes that come one after the other and each take all they need, reckoned pool by pool instead of block by block.
 *
 * <p>A node takes blocks of the first pool as long as there are any, then of the next; at the limit it stops and goes short.
 * Where no block is left it borrows from what others leave free, unless affinity is strict. Authority: Calico v3.32,
 * libcalico-go/lib/ipam/ipam.go. Used once.
 */
final class NodesInTurn {
    /**
     * What became of the nodes.
     *
     * @param ownNodes how many nodes got all they need of their own blocks before the first that didn't
     * @param servedNodes how many nodes got all they need before the first that didn't
     * @param blocks how many blocks they have claimed
     * @param borrowingNodes how many of them have borrowed
     * @param borrowed how many addresses they have borrowed
     * @param unserved how many addresses they went short of
     */
    record Outcome(long ownNodes, long servedNodes, long blocks, long borrowingNodes, long borrowed, long unserved) {
        /** Returns what is sure if both this and another are the worst that can be. */
        Outcome or(Outcome other) {
            return new Outcome(
                    Math.max(ownNodes, other.ownNodes),
                    Math.max(servedNodes, other.servedNodes),
                    Math.max(blocks, other.blocks),
                    Math.min(borrowingNodes, other.borrowingNodes),
                    Math.min(borrowed, other.borrowed),
                    Math.min(unserved, other.unserved));
        }
    }

    private final List<PoolStock.Supply> pools;
    private final long need;
    private final long limit;
    private final boolean strict;
    private final long nodes;

    private int pool = -1;
    private long blocksLeft;
    private long size;
    /** Free addresses that nobody needs for himself: of claimed blocks, and of blocks that are left out of the reckoning. */
    private long idle;

    private long come;
    private long blocks;
    private long ownNodes = -1;
    private long servedNodes = -1;
    private long borrowingNodes;
    private long borrowed;
    private long unserved;

    private NodesInTurn(List<PoolStock.Supply> pools, CapacityDemand demand, long nodes) {
        this.pools = pools;
        this.need = demand.addressesPerNode();
        this.limit = demand.blockLimit();
        this.strict = demand.strictAffinity();
        this.nodes = nodes;
    }

    /**
     * Reckons with a number of nodes.
     *
     * @param pools in the order in which they are used
     */
    static Outcome of(List<PoolStock.Supply> pools, CapacityDemand demand, long nodes) {
        NodesInTurn turn = new NodesInTurn(pools, demand, nodes);
        turn.run();
        return new Outcome(
                turn.ownNodes < 0 ? turn.come : turn.ownNodes,
                turn.servedNodes < 0 ? turn.come : turn.servedNodes,
                turn.blocks,
                turn.borrowingNodes,
                turn.borrowed,
                turn.unserved);
    }

    private void run() {
        if (need == 0) {
            come = nodes;
            return;
        }
        while (come < nodes && nextPool()) {
            alike();
            if (come < nodes && blocksLeft > 0) {
                acrossPools();
            }
        }
        if (come < nodes) {
            withoutBlocks();
        }
    }

    /** Goes on to the next pool with blocks, if the present one has none left. */
    private boolean nextPool() {
        while (blocksLeft == 0) {
            if (++pool >= pools.size()) {
                return false;
            }
            PoolStock.Supply supply = pools.get(pool);
            size = supply.size();
            blocksLeft = supply.blocks();
            idle = plus(idle, supply.idle());
        }
        return true;
    }

    /** Nodes that find all their blocks in the present pool. */
    private void alike() {
        long wanted = (need + size - 1) / size;
        long each = Math.min(wanted, limit);
        long count = Math.min(nodes - come, blocksLeft / each);
        if (count == 0) {
            return;
        }
        come += count;
        blocks += count * each;
        blocksLeft -= count * each;
        if (wanted <= limit) {
            idle = plus(idle, PoolStock.saturated(count, each * size - need));
        } else {
            unserved += PoolStock.saturated(count, need - each * size);
            fail(count);
        }
    }

    /** One node that takes what blocks the present pool has left, and more of the following ones. */
    private void acrossPools() {
        long missing = need;
        long owned = 0;
        while (missing > 0 && owned < limit && nextPool()) {
            long taken = Math.min(Math.min(blocksLeft, limit - owned), (missing + size - 1) / size);
            blocksLeft -= taken;
            blocks += taken;
            owned += taken;
            missing -= taken * size;
        }
        come++;
        if (missing <= 0) {
            idle -= missing;
        } else if (owned >= limit || strict) {
            unserved += missing;
            fail(1);
        } else {
            borrow(1, missing);
        }
    }

    private void withoutBlocks() {
        long rest = nodes - come;
        if (strict) {
            come += rest;
            unserved += PoolStock.saturated(rest, need);
            fail(rest);
            return;
        }
        long served = Math.min(rest, Math.max(0, idle) / need);
        if (served > 0) {
            come += served;
            borrow(served, need);
        }
        if (come < nodes) {
            come++;
            borrow(1, need);
        }
        rest = nodes - come;
        if (rest > 0) {
            come += rest;
            unserved += PoolStock.saturated(rest, need);
            fail(rest);
        }
    }

    /** The last nodes that came borrow so many addresses each, as far as there are any. */
    private void borrow(long count, long each) {
        long got = Math.min(PoolStock.saturated(count, each), Math.max(0, idle));
        idle -= got;
        borrowed += got;
        borrowingNodes += got > 0 ? count : 0;
        ownNodes = ownNodes < 0 ? come - count : ownNodes;
        if (got < count * each) {
            unserved += count * each - got;
            fail(count);
        }
    }

    private static long plus(long a, long b) {
        long sum = a + b;
        return a > 0 && b > 0 && sum < 0 ? Long.MAX_VALUE : sum;
    }

    /** The last nodes that came went short. */
    private void fail(long count) {
        ownNodes = ownNodes < 0 ? come - count : ownNodes;
        servedNodes = servedNodes < 0 ? come - count : servedNodes;
    }
}
