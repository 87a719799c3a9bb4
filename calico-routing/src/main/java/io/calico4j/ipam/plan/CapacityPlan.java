// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.plan;

import io.calico4j.ipam.store.IpamPool;
import io.calico4j.net.IpFamily;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Whether pools last for a cluster, and which size of blocks would suit it best.
 *
 * <p>It reckons with nodes that come one after the other and each take all they need: blocks of their own as long as
 * there are any and the limit allows, pool by pool in the order of their names, then, unless affinity is strict, free
 * addresses of others' blocks. A node at the limit doesn't borrow. What pools hold already is not looked at: the nodes are
 * all that there are to be. Authority: Calico v3.32, libcalico-go/lib/ipam/ipam.go.
 *
 * @param demand what was asked
 * @param current what the pools' own sizes of blocks mean
 * @param fits whether all planned nodes get all they need
 * @param borrowingNodes how many of the planned nodes would have to borrow: the last to come
 * @param borrowedAddresses how many addresses they would borrow in all
 * @param unservedAddresses how many addresses the planned nodes would be short of in all
 * @param options what every size of blocks means that the pools could have, from the largest blocks to the smallest; a pool
 *     smaller than a block of the size would be one block
 * @param best the size that suits best
 * @param why why it does, in one sentence
 * @param exact whether the numbers are exact; if not, reservations cut some blocks and it depends on which nodes get these,
 *     and the numbers are those that are sure: at least so many nodes, at most so many addresses borrowed or missing
 */
public record CapacityPlan(
        CapacityDemand demand,
        BlockSizeOption current,
        boolean fits,
        long borrowingNodes,
        long borrowedAddresses,
        long unservedAddresses,
        List<BlockSizeOption> options,
        BlockSizeOption best,
        String why,
        boolean exact) {
    private static final int LARGEST_V4 = 20;
    private static final int LARGEST_V6 = 116;
    private static final int SMALLEST_BITS = 2;
    private static final double HEADROOM = 1.25;
    private static final double LAST_DAY = 365_250;

    /** Copies the list. */
    public CapacityPlan {
        Objects.requireNonNull(demand, "demand");
        Objects.requireNonNull(current, "current");
        Objects.requireNonNull(best, "best");
        Objects.requireNonNull(why, "why");
        options = List.copyOf(Objects.requireNonNull(options, "options"));
    }

    /** Returns the plan for a demand. Complexity: in proportion to the pools times the square of the reservations. */
    public static CapacityPlan of(CapacityDemand demand) {
        Objects.requireNonNull(demand, "demand");
        SizeTrial now = SizeTrial.asIs(demand);
        List<BlockSizeOption> options = options(demand);
        BlockSizeOption best = best(demand, options, now.option()).orElse(now.option());
        return new CapacityPlan(
                demand,
                now.option(),
                now.worst().unserved() == 0,
                now.worst().borrowingNodes(),
                now.worst().borrowed(),
                now.worst().unserved(),
                options,
                best,
                why(demand, now.option(), best),
                now.exact());
    }

    /** Returns how many nodes get all they need. */
    public long mostNodes() {
        return current.mostNodes();
    }

    /** Returns whether all pools that count have blocks of the same size. */
    public boolean hasOneBlockSize() {
        return demand.usablePools().stream()
                        .mapToInt(IpamPool::effectiveBlockSize)
                        .distinct()
                        .count()
                <= 1;
    }

    /**
     * Returns the day on which the first node comes that doesn't get all it needs.
     *
     * @param today the day on which there are the planned nodes
     * @param nodesPerDay by how many nodes the cluster grows each day, at least 0
     * @return empty if it never comes, or later than a thousand years from now
     * @throws IllegalArgumentException if {@code nodesPerDay} is below 0 or no number
     */
    public Optional<LocalDate> dryOn(LocalDate today, double nodesPerDay) {
        return dayOfNode(mostNodes() + 1, today, nodesPerDay);
    }

    /**
     * Returns the day on which the first node comes that has to borrow or goes short, as no block is left for it.
     *
     * @param today the day on which there are the planned nodes
     * @param nodesPerDay by how many nodes the cluster grows each day, at least 0
     * @return empty if it never comes, or later than a thousand years from now
     * @throws IllegalArgumentException if {@code nodesPerDay} is below 0 or no number
     */
    public Optional<LocalDate> blocksGoneOn(LocalDate today, double nodesPerDay) {
        return dayOfNode(current.nodesWithoutBorrowing() + 1, today, nodesPerDay);
    }

    private Optional<LocalDate> dayOfNode(long node, LocalDate today, double nodesPerDay) {
        Objects.requireNonNull(today, "today");
        if (!(nodesPerDay >= 0) || Double.isInfinite(nodesPerDay)) {
            throw new IllegalArgumentException("the growth in nodes a day is at least 0: " + nodesPerDay);
        }
        if (node <= demand.nodes()) {
            return Optional.of(today);
        }
        double days = Math.ceil((double) (node - demand.nodes()) / nodesPerDay);
        return days <= LAST_DAY ? Optional.of(today.plusDays((long) days)) : Optional.empty();
    }

    private static List<BlockSizeOption> options(CapacityDemand demand) {
        int largest = demand.family() == IpFamily.V4 ? LARGEST_V4 : LARGEST_V6;
        int smallest = demand.family().bits() - SMALLEST_BITS;
        int widest = demand.usablePools().stream()
                .mapToInt(pool -> pool.range().orElseThrow().prefixLength())
                .min()
                .orElse(smallest);
        TreeSet<Integer> prefixes = new TreeSet<>();
        IntStream.rangeClosed(Math.max(largest, Math.min(widest, smallest)), smallest)
                .forEach(prefixes::add);
        demand.usablePools().forEach(pool -> prefixes.add(pool.effectiveBlockSize()));
        return prefixes.stream()
                .map(prefix -> SizeTrial.of(demand, prefix).option())
                .toList();
    }

    private static Optional<BlockSizeOption> best(
            CapacityDemand demand, List<BlockSizeOption> options, BlockSizeOption current) {
        Comparator<BlockSizeOption> mostOwn =
                Comparator.comparingLong(BlockSizeOption::nodesWithoutBorrowing).reversed();
        Comparator<BlockSizeOption> fewestRoutes = Comparator.comparingLong(BlockSizeOption::routes)
                .thenComparing(option -> !option.equals(current))
                .thenComparing(mostOwn);
        long roomy = (long) Math.ceil(demand.nodes() * HEADROOM);
        return options.stream()
                .filter(option -> option.nodesWithoutBorrowing() >= roomy)
                .min(fewestRoutes)
                .or(() -> options.stream()
                        .filter(option -> option.nodesWithoutBorrowing() >= demand.nodes())
                        .min(mostOwn.thenComparingLong(BlockSizeOption::routes)))
                .or(() -> options.stream()
                        .min(Comparator.comparingLong(BlockSizeOption::mostNodes)
                                .reversed()
                                .thenComparing(mostOwn)
                                .thenComparingLong(BlockSizeOption::routes)));
    }

    private static String why(CapacityDemand demand, BlockSizeOption current, BlockSizeOption best) {
        boolean same = best.equals(current);
        String of = "/" + best.blockPrefix() + ": " + best.blocksPerNode()
                + (best.blocksPerNode() == 1 ? " block a node, " : " blocks a node, ")
                + best.routes() + " routes" + (same ? ", " : " (" + current.routes() + " as it is now), ")
                + best.idleAddresses() + " idle addresses a node, room for "
                + best.nodesWithoutBorrowing() + " nodes without borrowing";
        if (best.mostNodes() < demand.nodes()) {
            return of + "; no size of blocks is enough for " + demand.nodes() + " nodes, so the pools must grow"
                    + growth(demand, best);
        }
        if (best.nodesWithoutBorrowing() < demand.nodes()) {
            return of + "; every size makes nodes borrow, this one the fewest";
        }
        String rest = best.nodesWithoutBorrowing() >= demand.nodes() * HEADROOM
                ? "; of the sizes that leave a quarter of room for growth it makes the fewest routes"
                : "; no size leaves a quarter of room for growth, this one leaves the most";
        return of
                + rest
                + (same
                        ? ", and the pools have it already"
                        : ", but a pool keeps its blockSize, so it takes a new pool to which pods move");
    }

    /** How much larger the pools would have to be, as the prefix length of one more. */
    private static String growth(CapacityDemand demand, BlockSizeOption best) {
        int prefix = best.blockPrefix();
        int bits = demand.family().bits();
        long size = 1L << Math.min(40, bits - prefix);
        long each = (demand.addressesPerNode() + size - 1) / size;
        long missing = each * demand.nodes() - best.blocks();
        int more = 64 - Long.numberOfLeadingZeros(Math.max(1, missing) - 1);
        return best.withinLimit() && missing > 0 && prefix > more ? ", such as by a /" + (prefix - more) : "";
    }
}
