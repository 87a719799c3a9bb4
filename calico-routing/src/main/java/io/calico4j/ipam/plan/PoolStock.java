// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.plan;

import io.calico4j.ipam.block.ReservedAddresses;
import io.calico4j.ipam.store.IpamPool;
import io.calico4j.net.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What a pool has to give.
 *
 * @param blockPrefix the prefix length of its blocks
 * @param size addresses of a whole block
 * @param whole blocks of which nothing is reserved
 * @param cut free addresses of each block of which some are reserved, in ascending order
 */
record PoolStock(int blockPrefix, long size, long whole, List<Long> cut) {
    /**
     * A pool in which all blocks count as alike.
     *
     * @param size addresses a block has for its owner
     * @param blocks how many blocks there are
     * @param idle addresses beside those that can only be lent; below 0 if the blocks have fewer than they count for
     */
    record Supply(long size, long blocks, long idle) {}

    /** More blocks or addresses than this aren't told apart; no cluster has as many. */
    private static final int MOST_EXPONENT = 40;

    /** Returns the stock of a pool, empty if a block of that size is larger than the pool. */
    static PoolStock of(IpamPool pool, int blockPrefix, List<Cidr> reservations) {
        Cidr cidr = pool.range().orElseThrow();
        int bits = cidr.family().bits();
        int exponent = blockPrefix - cidr.prefixLength();
        if (exponent < 0 || blockPrefix > bits) {
            return new PoolStock(blockPrefix, 0, 0, List.of());
        }
        long size = 1L << Math.min(MOST_EXPONENT, bits - blockPrefix);
        long whole = 1L << Math.min(MOST_EXPONENT, exponent);
        List<Cidr> ranges = outermost(cidr, reservations);
        TreeSet<Cidr> touched = new TreeSet<>();
        for (Cidr range : ranges) {
            Cidr inside = range.contains(cidr) ? cidr : range;
            if (inside.prefixLength() <= blockPrefix) {
                whole -= 1L << Math.min(MOST_EXPONENT, blockPrefix - inside.prefixLength());
            } else {
                touched.add(Cidr.of(inside.network(), blockPrefix));
            }
        }
        List<Long> cut = new ArrayList<>();
        ReservedAddresses reserved = ReservedAddresses.of(ranges);
        for (Cidr block : touched) {
            whole--;
            if (!reserved.coversWholly(block)) {
                cut.add(size - reservedIn(block, ranges));
            }
        }
        cut.sort(null);
        return new PoolStock(blockPrefix, size, Math.max(0, whole), List.copyOf(cut));
    }

    private static long reservedIn(Cidr block, List<Cidr> ranges) {
        return ranges.stream()
                .filter(block::contains)
                .mapToLong(Cidr::sizeSaturated)
                .sum();
    }

    /** Returns the ranges that touch a pool without those inside others, so that no two overlap. */
    private static List<Cidr> outermost(Cidr pool, List<Cidr> ranges) {
        List<Cidr> outermost = new ArrayList<>();
        List<Cidr> sorted =
                ranges.stream().filter(pool::overlaps).distinct().sorted().toList();
        for (Cidr range : sorted) {
            if (outermost.isEmpty() || !outermost.get(outermost.size() - 1).contains(range)) {
                outermost.add(range);
            }
        }
        return outermost;
    }

    /** Returns how many blocks aren't wholly reserved. */
    long blocks() {
        return whole + cut.size();
    }

    /** The blocks of which nothing is reserved; the others lend. */
    Supply wholeOnly() {
        return new Supply(size, whole, cutAddresses());
    }

    /** All blocks, as if each had as few addresses as the smallest; what they have beyond that they lend. */
    Supply asSmallest() {
        if (cut.isEmpty()) {
            return wholeOnly();
        }
        long smallest = cut.get(0);
        return new Supply(
                smallest, blocks(), saturated(whole, size - smallest) + cutAddresses() - cut.size() * smallest);
    }

    /** All blocks, as if nothing were reserved in any of them but what nobody gets. */
    Supply asWhole() {
        return new Supply(size, blocks(), cutAddresses() - cut.size() * size);
    }

    private long cutAddresses() {
        return cut.stream().mapToLong(Long::longValue).sum();
    }

    /** Returns a product, the largest number if it is larger. */
    static long saturated(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        return high != 0 || a * b < 0 ? Long.MAX_VALUE : a * b;
    }
}
