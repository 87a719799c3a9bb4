// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.block;

import io.calico4j.diagnostic.FormatException;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The addresses that automatic assignment must not hand out, as a set of ranges.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/ipam/addr_filter.go. Instances are immutable. Every question costs time in
 * proportion to the number of ranges.
 */
public final class ReservedAddresses {
    private static final ReservedAddresses NONE = new ReservedAddresses(List.of());

    private final List<Cidr> ranges;

    private ReservedAddresses(List<Cidr> ranges) {
        this.ranges = ranges;
    }

    /** Returns the empty set. */
    public static ReservedAddresses none() {
        return NONE;
    }

    /** Returns the union of the ranges. */
    public static ReservedAddresses of(Collection<Cidr> ranges) {
        Objects.requireNonNull(ranges, "ranges");
        return ranges.isEmpty() ? NONE : new ReservedAddresses(List.copyOf(ranges));
    }

    /**
     * Returns the union of ranges and single addresses written as text, blanks around them and empty texts ignored.
     *
     * @throws FormatException if an entry is neither a range nor an address
     */
    public static ReservedAddresses parse(Collection<String> entries) {
        Objects.requireNonNull(entries, "entries");
        List<Cidr> ranges = new ArrayList<>();
        for (String entry : entries) {
            String text = entry.strip();
            if (!text.isEmpty()) {
                ranges.add(Cidr.parseOrAddress(text));
            }
        }
        return of(ranges);
    }

    /** Returns the ranges in the order they were given. */
    public List<Cidr> ranges() {
        return ranges;
    }

    /** Returns whether nothing is reserved. */
    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** Returns whether an address is reserved. */
    public boolean contains(IpAddress address) {
        Objects.requireNonNull(address, "address");
        for (Cidr range : ranges) {
            if (range.contains(address)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether any address of a block is reserved. */
    public boolean overlaps(Cidr block) {
        Objects.requireNonNull(block, "block");
        for (Cidr range : ranges) {
            if (range.overlaps(block)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns whether a block counts as wholly reserved: one range covers it, or the sizes of the ranges that start
     * inside it add up to its size once those inside a later one of at least the same size are left out.
     */
    public boolean coversWholly(Cidr block) {
        Objects.requireNonNull(block, "block");
        if (ranges.isEmpty()) {
            return false;
        }
        List<Cidr> inside = new ArrayList<>();
        for (Cidr range : ranges) {
            if (range.contains(block)) {
                return true;
            }
            if (block.contains(range.network())) {
                inside.add(range);
            }
        }
        return !inside.isEmpty() && size(inside).equals(block.size());
    }

    private static BigInteger size(List<Cidr> inside) {
        inside.sort(Comparator.comparingInt(Cidr::prefixLength).reversed());
        BigInteger size = BigInteger.ZERO;
        for (int i = 0; i < inside.size(); i++) {
            IpAddress first = inside.get(i).network();
            if (inside.subList(i + 1, inside.size()).stream().noneMatch(later -> later.contains(first))) {
                size = size.add(inside.get(i).size());
            }
        }
        return size;
    }

    @Override
    public String toString() {
        return ranges.toString();
    }
}
