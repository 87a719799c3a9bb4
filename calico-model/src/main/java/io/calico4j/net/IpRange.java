// SPDX-License-Identifier: Apache-2.0
package io.calico4j.net;

import static java.util.Objects.requireNonNull;

import inet.ipaddr.IPAddress;
import io.calico4j.diagnostic.FormatException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Addresses of one family from a first to a last one, both included, such as {@code 10.0.0.5-10.0.0.19}; not necessarily a block.
 *
 * <p>The natural order is that of the first addresses, then of the last ones.
 *
 * @param first the first address
 * @param last the last address, not before the first
 */
public record IpRange(IpAddress first, IpAddress last) implements Comparable<IpRange> {
    private static final Comparator<IpRange> ORDER =
            Comparator.comparing(IpRange::first).thenComparing(IpRange::last);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException unless both are of one family and in order
     */
    public IpRange {
        requireNonNull(first, "first");
        requireNonNull(last, "last");
        if (first.family() != last.family() || first.compareTo(last) > 0) {
            throw new IllegalArgumentException("not addresses in ascending order: " + first + "-" + last);
        }
    }

    /** Returns the addresses of a block. */
    public static IpRange of(Cidr block) {
        return new IpRange(block.first(), block.last());
    }

    /**
     * Returns the addresses of a range of the IPAddress library.
     *
     * @throws IllegalArgumentException if it has gaps
     */
    public static IpRange of(IPAddress range) {
        if (!range.isSequential()) {
            throw new IllegalArgumentException("a range with gaps: " + range);
        }
        return new IpRange(
                IpAddress.of(range.getLower().withoutPrefixLength()),
                IpAddress.of(range.getUpper().withoutPrefixLength()));
    }

    /**
     * Reads two addresses with a hyphen between them, a block, or one address.
     *
     * @throws FormatException if the text is something else, or the addresses are of two families or not in order
     */
    public static IpRange parse(String text) {
        int hyphen = text.indexOf('-');
        if (hyphen < 0) {
            return of(Cidr.parseOrAddress(text));
        }
        IpAddress first = IpAddress.parse(text.substring(0, hyphen));
        IpAddress last = IpAddress.parse(text.substring(hyphen + 1));
        if (first.family() != last.family() || first.compareTo(last) > 0) {
            throw new FormatException(text, hyphen + 1, "a last address of the first one's family and not before it");
        }
        return new IpRange(first, last);
    }

    /** Reads a range; empty exactly where {@link #parse} throws. */
    public static Optional<IpRange> tryParse(String text) {
        try {
            return Optional.of(parse(text));
        } catch (FormatException e) {
            return Optional.empty();
        }
    }

    /** Returns the family of all addresses. */
    public IpFamily family() {
        return first.family();
    }

    /** Returns how many addresses these are; at least 1. */
    public BigInteger size() {
        return number(last).subtract(number(first)).add(BigInteger.ONE);
    }

    private static BigInteger number(IpAddress address) {
        return new BigInteger(1, address.octets());
    }

    /** Returns whether an address is one of these; one of the other family never is. */
    public boolean contains(IpAddress address) {
        return address.family() == family() && first.compareTo(address) <= 0 && address.compareTo(last) <= 0;
    }

    /** Returns whether all addresses of the other range are among these. */
    public boolean contains(IpRange other) {
        return contains(other.first) && contains(other.last);
    }

    /** Returns whether the ranges have an address in common. */
    public boolean overlaps(IpRange other) {
        return family() == other.family() && first.compareTo(other.last) <= 0 && other.first.compareTo(last) <= 0;
    }

    /** Returns the addresses that both ranges have. */
    public Optional<IpRange> intersection(IpRange other) {
        if (!overlaps(other)) {
            return Optional.empty();
        }
        return Optional.of(new IpRange(
                first.compareTo(other.first) >= 0 ? first : other.first,
                last.compareTo(other.last) <= 0 ? last : other.last));
    }

    /** Returns the one block with exactly these addresses, if there is one. */
    public Optional<Cidr> toCidr() {
        List<Cidr> blocks = toCidrs();
        return blocks.size() == 1 ? Optional.of(blocks.get(0)) : Optional.empty();
    }

    /** Returns the fewest blocks that hold exactly these addresses, in order; at most 62 for IPv4, 254 for IPv6. */
    public List<Cidr> toCidrs() {
        IPAddress[] blocks = first.toIpAddress().spanWithPrefixBlocks(last.toIpAddress());
        return Arrays.stream(blocks).map(Cidr::of).toList();
    }

    @Override
    public int compareTo(IpRange other) {
        return ORDER.compare(this, other);
    }

    /** Returns both addresses with a hyphen between them, or the one address. */
    @Override
    public String toString() {
        return first.equals(last) ? first.toString() : first + "-" + last;
    }
}
