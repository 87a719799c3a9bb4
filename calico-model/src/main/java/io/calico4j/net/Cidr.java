// SPDX-License-Identifier: Apache-2.0
package io.calico4j.net;

import inet.ipaddr.IPAddress;
import io.calico4j.diagnostic.FormatException;
import java.math.BigInteger;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A block of addresses with a common prefix, such as {@code 10.244.0.0/16}.
 *
 * <p>A block has no host bits: {@link #parse} and {@link #of} clear them, {@link #strict} refuses them. The text form is
 * that of Go's {@code net.ParseCIDR} and {@code net.IPNet.String}; the prefix length may have leading zeros. An
 * IPv4-mapped block with a prefix of 96 or more ({@code ::ffff:10.0.0.0/104}) is the IPv4 block ({@code 10.0.0.0/8}). A
 * block contains addresses of its own family only.
 *
 * <p>The natural order puts IPv4 before IPv6, then compares the first addresses, then puts the shorter prefix first.
 */
public final class Cidr implements Comparable<Cidr> {
    private static final int V6 = 0x100;

    /** The network's bits written from the left: an IPv4 network is in the upper half of {@code high}. */
    private final long high;

    private final long low;

    /** The prefix length, with {@link #V6} added for IPv6. */
    private final int shape;

    private Cidr(long high, long low, int shape) {
        this.high = high;
        this.low = low;
        this.shape = shape;
    }

    /**
     * Reads an address, a slash and a prefix length, and clears the host bits.
     *
     * @throws FormatException if the text is something else, a bare address too
     */
    public static Cidr parse(String text) {
        return new CidrParser(text).parse();
    }

    /** Reads a block; empty exactly where {@link #parse} throws. */
    public static Optional<Cidr> tryParse(String text) {
        return Optional.ofNullable(new CidrParser(text).tryParse());
    }

    /**
     * Reads a block from its canonical text.
     *
     * @throws FormatException if {@link #parse} throws, or {@link #toString()} of its result differs from the text
     */
    public static Cidr strict(String text) {
        Cidr cidr = parse(text);
        String canonical = cidr.toString();
        if (!canonical.equals(text)) {
            throw new FormatException(text, 0, "the canonical form " + canonical);
        }
        return cidr;
    }

    /**
     * Reads a block, or a bare address as the block that holds only it.
     *
     * @throws FormatException if the text is neither
     */
    public static Cidr parseOrAddress(String text) {
        return text.indexOf('/') < 0 ? IpAddress.parse(text).toCidr() : parse(text);
    }

    /** Reads a block or an address; empty exactly where {@link #parseOrAddress} throws. */
    public static Optional<Cidr> tryParseOrAddress(String text) {
        return text.indexOf('/') < 0 ? IpAddress.tryParse(text).map(IpAddress::toCidr) : tryParse(text);
    }

    /**
     * Returns the address in a text that is a block or an address, with the host bits that the block loses; empty exactly
     * where {@link #parseOrAddress} throws.
     */
    public static Optional<IpAddress> tryParseAddressOf(String text) {
        if (text.indexOf('/') < 0) {
            return IpAddress.tryParse(text);
        }
        CidrParser parser = new CidrParser(text);
        return parser.tryParse() == null ? Optional.empty() : Optional.of(parser.address());
    }

    /**
     * Reads a block without bits behind its mask, or a bare address as the block that holds only it.
     *
     * @return empty if the text is neither, a block with such bits too
     */
    public static Optional<Cidr> tryParseNetwork(String text) {
        if (text.indexOf('/') < 0) {
            return IpAddress.tryParse(text).map(IpAddress::toCidr);
        }
        var parser = new CidrParser(text);
        Cidr cidr = parser.tryParse();
        return cidr == null || !parser.address().equals(cidr.network()) ? Optional.empty() : Optional.of(cidr);
    }

    /**
     * Returns the block around an address.
     *
     * @param address any address of the block
     * @param prefixLength the number of common bits, {@code 0..32} or {@code 0..128}
     * @throws IllegalArgumentException if the prefix length does not fit the family
     */
    public static Cidr of(IpAddress address, int prefixLength) {
        if (prefixLength < 0 || prefixLength > address.family().bits()) {
            throw new IllegalArgumentException("no prefix length of " + address.family() + ": " + prefixLength);
        }
        return masked(address.leftHigh(), address.leftLow(), prefixLength | (address.isV4() ? 0 : V6));
    }

    /**
     * Returns the block that an address or prefix block of the IPAddress library stands for; one without a prefix length
     * is a single address.
     *
     * @throws IllegalArgumentException if it is a range that is not one block
     */
    public static Cidr of(IPAddress block) {
        Integer prefix = block.isMultiple() ? block.getPrefixLengthForSingleBlock() : (Integer) block.getBitCount();
        if (prefix == null) {
            throw new IllegalArgumentException("not one block: " + block);
        }
        IPAddress lower = block.getLower().withoutPrefixLength();
        IpAddress first = block.isIPv4() ? IpAddress.of(lower) : v6(lower.getBytes());
        return first.isV6() && isMapped(first) && prefix >= 96
                ? of(IpAddress.v4((int) first.lowBits()), prefix - 96)
                : of(first, prefix);
    }

    private static IpAddress v6(byte[] octets) {
        long high = 0;
        long low = 0;
        for (int i = 0; i < 8; i++) {
            high = (high << 8) | (octets[i] & 0xff);
            low = (low << 8) | (octets[i + 8] & 0xff);
        }
        return IpAddress.v6(high, low);
    }

    private static boolean isMapped(IpAddress address) {
        return address.highBits() == 0 && address.lowBits() >>> 32 == 0xffff;
    }

    private static Cidr masked(long high, long low, int shape) {
        int prefix = shape & 0xff;
        return new Cidr(high & highMask(prefix), low & lowMask(prefix), shape);
    }

    /** The upper 64 bits of a mask with that many leading ones. */
    static long highMask(int prefix) {
        return prefix >= 64 ? -1L : prefix == 0 ? 0 : -1L << (64 - prefix);
    }

    /** The lower 64 bits of a mask with that many leading ones. */
    static long lowMask(int prefix) {
        return prefix <= 64 ? 0 : prefix == 128 ? -1L : -1L << (128 - prefix);
    }

    /** Returns the family of the addresses. */
    public IpFamily family() {
        return isV4() ? IpFamily.V4 : IpFamily.V6;
    }

    /** Returns whether this is an IPv4 block. */
    public boolean isV4() {
        return shape < V6;
    }

    /** Returns whether this is an IPv6 block. */
    public boolean isV6() {
        return shape >= V6;
    }

    /** Returns the number of common bits, {@code 0..32} or {@code 0..128}. */
    public int prefixLength() {
        return shape & 0xff;
    }

    /** Returns the lowest address; the same as {@link #first()}. */
    public IpAddress network() {
        return address(high, low);
    }

    /** Returns the lowest address. */
    public IpAddress first() {
        return network();
    }

    /** Returns the highest address. */
    public IpAddress last() {
        return address(high | ~highMask(prefixLength()), low | ~lowMask(prefixLength()));
    }

    /** Returns the address whose leading ones are the common bits, such as {@code 255.255.0.0}. */
    public IpAddress mask() {
        return address(highMask(prefixLength()), lowMask(prefixLength()));
    }

    /** Returns the number of addresses. */
    public BigInteger size() {
        return BigInteger.ONE.shiftLeft(hostBits());
    }

    /** Returns the number of addresses, or {@link Long#MAX_VALUE} if there are more. */
    public long sizeSaturated() {
        return hostBits() < 63 ? 1L << hostBits() : Long.MAX_VALUE;
    }

    /** Returns whether the block holds one address only. */
    public boolean isSingleAddress() {
        return hostBits() == 0;
    }

    /** Returns whether the address lies in this block; false if it is of the other family. Allocates nothing. */
    public boolean contains(IpAddress address) {
        return address.isV4() == isV4() && covers(address.leftHigh(), address.leftLow());
    }

    /** Returns whether all addresses of the other block lie in this one. Allocates nothing. */
    public boolean contains(Cidr other) {
        return other.isV4() == isV4() && prefixLength() <= other.prefixLength() && covers(other.high, other.low);
    }

    /** Returns whether the blocks have an address in common. Allocates nothing. */
    public boolean overlaps(Cidr other) {
        return contains(other) || other.contains(this);
    }

    private boolean covers(long otherHigh, long otherLow) {
        int prefix = prefixLength();
        return ((high ^ otherHigh) & highMask(prefix)) == 0 && ((low ^ otherLow) & lowMask(prefix)) == 0;
    }

    /**
     * Returns the address that many addresses behind the first.
     *
     * @throws IndexOutOfBoundsException if the block has no such address
     */
    public IpAddress address(long index) {
        if (index < 0 || (hostBits() < 63 && index >= 1L << hostBits())) {
            throw new IndexOutOfBoundsException("address " + index + " of " + this);
        }
        return first().plus(index);
    }

    /**
     * Returns the block of a shorter prefix that contains this one.
     *
     * @param prefixLength {@code 0..prefixLength()}
     * @throws IllegalArgumentException if the prefix length is out of that range
     */
    public Cidr enclosing(int prefixLength) {
        if (prefixLength < 0 || prefixLength > prefixLength()) {
            throw new IllegalArgumentException("a /" + prefixLength + " does not enclose " + this);
        }
        return prefixLength == prefixLength() ? this : masked(high, low, (shape & V6) | prefixLength);
    }

    /**
     * Returns the blocks of a longer prefix that make up this one, in ascending order, made one by one as they are asked
     * for.
     *
     * @param prefixLength {@code prefixLength()..32} or {@code prefixLength()..128}
     * @throws IllegalArgumentException if the prefix length is out of that range, or there are more than 2^62 blocks
     */
    public Stream<Cidr> split(int prefixLength) {
        int added = prefixLength - prefixLength();
        if (added < 0 || prefixLength > family().bits() || added > 62) {
            throw new IllegalArgumentException("cannot split " + this + " into /" + prefixLength);
        }
        return LongStream.range(0, 1L << added).mapToObj(i -> part(i, prefixLength));
    }

    private Cidr part(long index, int prefixLength) {
        int shift = 128 - prefixLength;
        long addHigh =
                shift >= 64 ? (shift == 128 ? 0 : index << (shift - 64)) : shift == 0 ? 0 : index >>> (64 - shift);
        long addLow = shift >= 64 ? 0 : index << shift;
        return new Cidr(high | addHigh, low | addLow, (shape & V6) | prefixLength);
    }

    /** Returns this block as a prefix block of the IPAddress library. */
    public IPAddress toIpAddress() {
        return network().toIpAddress().toPrefixBlock(prefixLength());
    }

    private int hostBits() {
        return family().bits() - prefixLength();
    }

    private IpAddress address(long leftHigh, long leftLow) {
        return isV4() ? IpAddress.v4((int) (leftHigh >>> 32)) : IpAddress.v6(leftHigh, leftLow);
    }

    long leftHigh() {
        return high;
    }

    long leftLow() {
        return low;
    }

    @Override
    public int compareTo(Cidr other) {
        if (isV4() != other.isV4()) {
            return isV4() ? -1 : 1;
        }
        int order = Long.compareUnsigned(high, other.high);
        order = order != 0 ? order : Long.compareUnsigned(low, other.low);
        return order != 0 ? order : Integer.compare(shape, other.shape);
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof Cidr other && high == other.high && low == other.low && shape == other.shape;
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(high * 31 + low) + shape;
    }

    /** Returns the canonical text, as Go's {@code net.IPNet.String} writes it. */
    @Override
    public String toString() {
        var out = new StringBuilder(24);
        network().appendTo(out);
        return out.append('/').append(prefixLength()).toString();
    }
}
