// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.plan;

import io.calico4j.ipam.store.IpamPool;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * What becomes of a demand with blocks of some size: the worst that can be, which is sure, and the best.
 *
 * @param worst the planned nodes at worst
 * @param best the planned nodes at best
 * @param option what it means in numbers
 * @param exact whether worst and best are the same
 */
record SizeTrial(NodesInTurn.Outcome worst, NodesInTurn.Outcome best, BlockSizeOption option, boolean exact) {
    /** More nodes than any cluster has. */
    private static final long ENDLESS = 1L << 50;

    /** Tries the sizes that the pools have. */
    static SizeTrial asIs(CapacityDemand demand) {
        return of(demand, IpamPool::effectiveBlockSize);
    }

    /** Tries another size; a pool smaller than that becomes one block. */
    static SizeTrial of(CapacityDemand demand, int blockPrefix) {
        return of(
                demand, pool -> Math.max(blockPrefix, pool.range().orElseThrow().prefixLength()));
    }

    private static SizeTrial of(CapacityDemand demand, ToIntFunction<IpamPool> prefix) {
        List<PoolStock> pools = new ArrayList<>();
        for (IpamPool pool : demand.usablePools()) {
            pools.add(PoolStock.of(pool, prefix.applyAsInt(pool), demand.reservations()));
        }
        boolean limited = mostBlocks(pools, demand.addressesPerNode()) > demand.blockLimit();
        boolean cut = pools.stream().anyMatch(pool -> !pool.cut().isEmpty());
        NodesInTurn.Outcome worst = worst(pools, demand, demand.nodes());
        NodesInTurn.Outcome worstEver = worst(pools, demand, ENDLESS);
        NodesInTurn.Outcome best = best(pools, demand, demand.nodes());
        if (cut && limited) {
            worst = nothingIsSure(demand, worst);
            worstEver = nothingIsSure(demand, worstEver);
        }
        return new SizeTrial(
                worst,
                best,
                option(demand, pools, worst, worstEver),
                !cut || sameAnswer(worst, best, worstEver, pools, demand));
    }

    /*
     * Which blocks have reserved addresses is known, which node gets one is not. Taking such a block away from all nodes, or taking
     * as many addresses away from all blocks, only makes each node's last block a later one, so both are sure.
     */
    private static NodesInTurn.Outcome worst(List<PoolStock> pools, CapacityDemand demand, long nodes) {
        return NodesInTurn.of(pools.stream().map(PoolStock::wholeOnly).toList(), demand, nodes)
                .or(NodesInTurn.of(pools.stream().map(PoolStock::asSmallest).toList(), demand, nodes));
    }

    private static NodesInTurn.Outcome best(List<PoolStock> pools, CapacityDemand demand, long nodes) {
        return NodesInTurn.of(pools.stream().map(PoolStock::asWhole).toList(), demand, nodes);
    }

    /** A node that gets enough of the blocks with reserved addresses stops at the limit, be it the first. */
    private static NodesInTurn.Outcome nothingIsSure(CapacityDemand demand, NodesInTurn.Outcome outcome) {
        long all = PoolStock.saturated(demand.nodes(), demand.addressesPerNode());
        return new NodesInTurn.Outcome(
                0,
                0,
                outcome.blocks(),
                demand.strictAffinity() ? 0 : demand.nodes(),
                demand.strictAffinity() ? 0 : all,
                all);
    }

    private static boolean sameAnswer(
            NodesInTurn.Outcome worst,
            NodesInTurn.Outcome best,
            NodesInTurn.Outcome worstEver,
            List<PoolStock> pools,
            CapacityDemand demand) {
        NodesInTurn.Outcome bestEver = best(pools, demand, ENDLESS);
        return worst.unserved() == best.unserved()
                && worst.borrowed() == best.borrowed()
                && worst.borrowingNodes() == best.borrowingNodes()
                && worst.blocks() == best.blocks()
                && worstEver.ownNodes() == bestEver.ownNodes()
                && worstEver.servedNodes() == bestEver.servedNodes();
    }

    private static BlockSizeOption option(
            CapacityDemand demand, List<PoolStock> pools, NodesInTurn.Outcome planned, NodesInTurn.Outcome ever) {
        long need = demand.addressesPerNode();
        long blocks = 0;
        long size = 0;
        long cut = 0;
        int prefix = 0;
        for (PoolStock pool : pools) {
            blocks += pool.blocks();
            cut += pool.cut().size();
            if (pool.blocks() > 0) {
                size = size == 0 ? pool.size() : Math.min(size, pool.size());
            }
            prefix = Math.max(prefix, pool.blockPrefix());
        }
        long each = size == 0 ? 0 : (need + size - 1) / size;
        return new BlockSizeOption(
                prefix,
                blocks,
                each,
                ever.ownNodes(),
                ever.servedNodes(),
                Math.min(blocks, planned.blocks() + cut) + planned.borrowed(),
                each * size - Math.min(need, each * size),
                each <= demand.blockLimit());
    }

    /** Returns how many blocks a node needs if it gets the smallest first. */
    private static long mostBlocks(List<PoolStock> pools, long need) {
        List<Long> cut = new ArrayList<>();
        List<PoolStock> bySize = new ArrayList<>(pools);
        pools.forEach(pool -> cut.addAll(pool.cut()));
        cut.sort(null);
        bySize.sort(java.util.Comparator.comparingLong(PoolStock::size));
        long missing = need;
        long count = 0;
        for (long some : cut) {
            if (missing > 0) {
                missing -= some;
                count++;
            }
        }
        for (PoolStock pool : bySize) {
            if (missing > 0 && pool.whole() > 0) {
                long taken = Math.min(pool.whole(), (missing + pool.size() - 1) / pool.size());
                missing -= taken * pool.size();
                count += taken;
            }
        }
        return count;
    }
}
