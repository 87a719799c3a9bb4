// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.plan;

import io.calico4j.ipam.store.IpamPool;
import io.calico4j.net.IpFamily;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether pools last for a cluster, and which size of blocks would suit it best.
 *
 * <p>It reckons with nodes that come one after the other and each take all they need: blocks of their own as long as
 * there are any and the limit allows, then, unless affinity is strict, free addresses of others' blocks. A node at the
 * limit doesn't borrow. Authority: Calico v3.32, libcalico-go/lib/ipam/ipam.go.
 *
 * @param demand what was asked
 * @param current what the pools' own size of blocks means
 * @param fits whether all planned nodes get all they need
 * @param borrowingNodes how many of the planned nodes would have to borrow
 * @param unservedAddresses how many addresses the planned nodes would be short of in all
 * @param options what every size of blocks means that the pools could have, from the largest blocks to the smallest
 * @param best the size that suits best
 * @param why why it does
 * @param exact whether all blocks have as many addresses as each other; if not, each is taken for the average one
 */
public record CapacityPlan(
        CapacityDemand demand,
        BlockSizeOption current,
        boolean fits,
        long borrowingNodes,
        long unservedAddresses,
        List<BlockSizeOption> options,
        BlockSizeOption best,
        String why,
        boolean exact) {
    private static final int LARGEST_V4 = 20;
    private static final int LARGEST_V6 = 116;
    private static final double HEADROOM = 1.25;

    /** Copies the list. */
    public CapacityPlan {
        options = List.copyOf(options);
    }

    /** Returns the plan for a demand. Complexity: in proportion to the pools and the square of the reservations. */
    public static CapacityPlan of(CapacityDemand demand) {
        Objects.requireNonNull(demand, "demand");
        PoolArithmetic pools = PoolArithmetic.of(demand);
        BlockSizeOption current = option(demand, pools, currentPrefix(demand));
        List<BlockSizeOption> options = options(demand);
        BlockSizeOption best = best(demand, options).orElse(current);
        long served = Math.min(demand.nodes(), current.mostNodes());
        return new CapacityPlan(
                demand,
                current,
                current.mostNodes() >= demand.nodes(),
                Math.max(0, served - current.nodesWithoutBorrowing()),
                unserved(demand, pools, current),
                options,
                best,
                why(demand, current, best),
                pools.exact());
    }

    /** Returns how many nodes get all they need. */
    public long mostNodes() {
        return current.mostNodes();
    }

    /**
     * Returns the day on which the first node comes that doesn't get all it needs.
     *
     * @param today the day on which there are the planned nodes
     * @param nodesPerDay by how many nodes the cluster grows each day
     * @return empty if it never comes, or later than a thousand years from now
     */
    public Optional<LocalDate> dryOn(LocalDate today, double nodesPerDay) {
        if (!fits) {
            return Optional.of(today);
        }
        double days = Math.ceil((mostNodes() + 1.0 - demand.nodes()) / nodesPerDay);
        return nodesPerDay <= 0 || days > 365_250 ? Optional.empty() : Optional.of(today.plusDays((long) days));
    }

    private static int currentPrefix(CapacityDemand demand) {
        return demand.usablePools().stream()
                .mapToInt(IpamPool::effectiveBlockSize)
                .max()
                .orElse(demand.family() == IpFamily.V4 ? 26 : 122);
    }

    private static List<BlockSizeOption> options(CapacityDemand demand) {
        int largest = demand.family() == IpFamily.V4 ? LARGEST_V4 : LARGEST_V6;
        int smallest = demand.family().bits() - 2;
        int widest = demand.usablePools().stream()
                .mapToInt(pool -> pool.range().orElseThrow().prefixLength())
                .max()
                .orElse(smallest);
        List<BlockSizeOption> options = new ArrayList<>();
        for (int prefix = Math.max(largest, Math.min(widest, smallest)); prefix <= smallest; prefix++) {
            CapacityDemand other = demand.withBlockSize(prefix);
            options.add(option(other, PoolArithmetic.of(other), prefix));
        }
        return options;
    }

    private static BlockSizeOption option(CapacityDemand demand, PoolArithmetic pools, int prefix) {
        long needed = demand.addressesPerNode();
        if (pools.blocks() == 0 || needed == 0) {
            long all = needed == 0 ? Long.MAX_VALUE : 0;
            return new BlockSizeOption(prefix, pools.blocks(), 0, all, all, 0, 0, true);
        }
        double perBlock = pools.exact() ? pools.blockSize() : (double) pools.addresses() / pools.blocks();
        long blocksPerNode = (long) Math.ceil(needed / perBlock);
        boolean within = blocksPerNode <= demand.blockLimit();
        long own = within ? pools.blocks() / blocksPerNode : 0;
        long most = !within ? 0 : demand.strictAffinity() ? own : Math.max(own, pools.addresses() / needed);
        long idle = Math.round(blocksPerNode * perBlock) - needed;
        long routes = Math.min(pools.blocks(), blocksPerNode * demand.nodes());
        return new BlockSizeOption(prefix, pools.blocks(), blocksPerNode, own, most, routes, idle, within);
    }

    private static long unserved(CapacityDemand demand, PoolArithmetic pools, BlockSizeOption current) {
        long needed = demand.addressesPerNode();
        long perNode = current.withinLimit() ? needed : Math.min(needed, demand.blockLimit() * pools.blockSize());
        long wanted = perNode * demand.nodes();
        long available = demand.strictAffinity()
                ? Math.min(pools.addresses(), ownAddresses(demand, pools, current, perNode))
                : pools.addresses();
        return needed * demand.nodes() - Math.min(wanted, available);
    }

    /** Returns how many addresses nodes get of their own blocks: the last one takes what blocks are left. */
    private static long ownAddresses(
            CapacityDemand demand, PoolArithmetic pools, BlockSizeOption current, long perNode) {
        long blocksPerNode = Math.max(1, Math.min(current.blocksPerNode(), demand.blockLimit()));
        long full = Math.min(demand.nodes(), pools.blocks() / blocksPerNode);
        long left = full < demand.nodes() ? pools.blocks() - full * blocksPerNode : 0;
        return full * perNode + Math.min(perNode, left * pools.blockSize());
    }

    private static Optional<BlockSizeOption> best(CapacityDemand demand, List<BlockSizeOption> options) {
        Comparator<BlockSizeOption> fewestRoutes = Comparator.comparingLong(BlockSizeOption::routes)
                .thenComparing(Comparator.comparingLong(BlockSizeOption::nodesWithoutBorrowing)
                        .reversed());
        long roomy = (long) Math.ceil(demand.nodes() * HEADROOM);
        return options.stream()
                .filter(option -> option.nodesWithoutBorrowing() >= roomy)
                .min(fewestRoutes)
                .or(() -> options.stream()
                        .filter(option -> option.nodesWithoutBorrowing() >= demand.nodes())
                        .max(Comparator.comparingLong(BlockSizeOption::nodesWithoutBorrowing)))
                .or(() -> options.stream()
                        .max(Comparator.comparingLong(BlockSizeOption::mostNodes)
                                .thenComparing(Comparator.comparingLong(BlockSizeOption::routes)
                                        .reversed())));
    }

    private static String why(CapacityDemand demand, BlockSizeOption current, BlockSizeOption best) {
        String of = "/" + best.blockPrefix() + ": " + best.blocksPerNode()
                + (best.blocksPerNode() == 1 ? " block a node, " : " blocks a node, ")
                + best.routes() + " routes, " + best.idleAddresses() + " idle addresses a node, room for "
                + best.nodesWithoutBorrowing() + " nodes without borrowing";
        if (best.mostNodes() < demand.nodes()) {
            return of + "; no size of blocks is enough for " + demand.nodes() + " nodes, so the pools must grow";
        }
        if (best.nodesWithoutBorrowing() < demand.nodes()) {
            return of + "; every size makes nodes borrow, this one the fewest";
        }
        String rest = best.nodesWithoutBorrowing() >= demand.nodes() * HEADROOM
                ? "; of the sizes that leave a quarter of room for growth it makes the fewest routes"
                : "; no size leaves a quarter of room for growth, this one leaves the most";
        return of + rest + (best.blockPrefix() == current.blockPrefix() ? ", and the pools have it already" : "");
    }
}
