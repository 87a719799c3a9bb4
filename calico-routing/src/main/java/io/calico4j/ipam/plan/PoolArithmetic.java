// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.plan;

import io.calico4j.ipam.block.ReservedAddresses;
import io.calico4j.ipam.store.IpamPool;
import io.calico4j.net.Cidr;
import java.util.List;

/**
 * How many blocks and addresses some pools have.
 *
 * @param blocks blocks that aren't wholly reserved
 * @param addresses addresses that aren't reserved
 * @param blockSize addresses of the smallest block
 * @param exact whether all blocks have as many addresses as each other
 */
record PoolArithmetic(long blocks, long addresses, long blockSize, boolean exact) {
    /** More blocks than this aren't told apart; no cluster claims as many. */
    private static final int MOST_EXPONENT = 40;

    static PoolArithmetic of(CapacityDemand demand) {
        long blocks = 0;
        long addresses = 0;
        long smallest = Long.MAX_VALUE;
        boolean exact = true;
        for (IpamPool pool : demand.usablePools()) {
            Cidr cidr = pool.range().orElseThrow();
            int prefix = pool.effectiveBlockSize();
            int exponent = prefix - cidr.prefixLength();
            if (exponent < 0 || prefix > cidr.family().bits()) {
                continue;
            }
            long size = 1L << Math.min(MOST_EXPONENT, cidr.family().bits() - prefix);
            exact &= smallest == Long.MAX_VALUE || smallest == size;
            smallest = Math.min(smallest, size);
            long own = 1L << Math.min(MOST_EXPONENT, exponent);
            long kept = reserved(cidr, demand.reservations());
            long whole = wholeBlocks(cidr, prefix, demand.reservations());
            exact &= kept == Math.multiplyExact(whole, size);
            blocks += own - whole;
            addresses += saturatedProduct(own, size) - kept;
        }
        return new PoolArithmetic(blocks, addresses, blocks == 0 ? 0 : smallest, exact);
    }

    private static long saturatedProduct(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        return high != 0 || a * b < 0 ? Long.MAX_VALUE : a * b;
    }

    /** Returns how many addresses of a pool are reserved; ranges inside others count once. */
    private static long reserved(Cidr pool, List<Cidr> ranges) {
        long sum = 0;
        for (Cidr range : outermost(pool, ranges)) {
            sum += range.contains(pool) ? pool.sizeSaturated() : range.sizeSaturated();
        }
        return sum;
    }

    private static List<Cidr> outermost(Cidr pool, List<Cidr> ranges) {
        List<Cidr> distinct =
                ranges.stream().filter(pool::overlaps).distinct().sorted().toList();
        return distinct.stream()
                .filter(range -> distinct.stream().noneMatch(other -> !other.equals(range) && other.contains(range)))
                .toList();
    }

    /** Returns how many blocks of a pool are wholly reserved. */
    private static long wholeBlocks(Cidr pool, int prefix, List<Cidr> ranges) {
        long whole = 0;
        ReservedAddresses reserved = ReservedAddresses.of(ranges);
        java.util.TreeSet<Cidr> candidates = new java.util.TreeSet<>();
        for (Cidr range : outermost(pool, ranges)) {
            Cidr inside = range.contains(pool) ? pool : range;
            if (inside.prefixLength() <= prefix) {
                whole += 1L << Math.min(MOST_EXPONENT, prefix - inside.prefixLength());
            } else {
                candidates.add(Cidr.of(inside.network(), prefix));
            }
        }
        return whole + candidates.stream().filter(reserved::coversWholly).count();
    }
}
