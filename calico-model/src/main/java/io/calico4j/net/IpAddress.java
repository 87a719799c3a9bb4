// SPDX-License-Identifier: Apache-2.0
package io.calico4j.net;

import inet.ipaddr.IPAddress;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;
import io.calico4j.diagnostic.FormatException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One IPv4 or IPv6 address, without zone and without prefix length.
 *
 * <p>The text form is that of Go's {@code net.ParseIP} and {@code net.IP.String}, which Calico uses: IPv4 octets have no
 * leading zeros; IPv6 is written in lower case with the first longest run of at least two zero groups as {@code ::}. An
 * IPv4-mapped IPv6 text or byte array ({@code ::ffff:192.0.2.1}) is the IPv4 address. The natural order puts IPv4 before
 * IPv6, then compares the bits as an unsigned number.
 */
public final class IpAddress implements Comparable<IpAddress> {
    private static final long LOW_32 = 0xffff_ffffL;

    private final long high;
    private final long low;
    private final boolean v4;

    private IpAddress(long high, long low, boolean v4) {
        this.high = high;
        this.low = low;
        this.v4 = v4;
    }

    /**
     * Reads an address.
     *
     * @throws FormatException if the text is not an address in the strict grammar of the class comment
     */
    public static IpAddress parse(String text) {
        return new IpParser(text, text.length()).parse();
    }

    /** Reads an address; empty exactly where {@link #parse} throws. */
    public static Optional<IpAddress> tryParse(String text) {
        return Optional.ofNullable(new IpParser(text, text.length()).tryParse());
    }

    /** Returns the IPv4 address with the given 32 bits, the first octet in the highest. */
    public static IpAddress v4(int bits) {
        return new IpAddress(0, bits & LOW_32, true);
    }

    /**
     * Returns the IPv6 address with the given 128 bits.
     *
     * <p>The bits are taken as they are: those of an IPv4-mapped address give an IPv6 address too, as results of
     * arithmetic in an IPv6 block may be.
     */
    public static IpAddress v6(long high, long low) {
        return new IpAddress(high, low, false);
    }

    /**
     * Returns the address with the given octets; 16 octets of an IPv4-mapped address give the IPv4 address.
     *
     * @param octets 4 or 16 octets, the most significant first; not kept
     * @throws IllegalArgumentException if there are neither 4 nor 16
     */
    public static IpAddress of(byte[] octets) {
        if (octets.length != 4 && octets.length != 16) {
            throw new IllegalArgumentException("4 or 16 octets expected, not " + octets.length);
        }
        if (octets.length == 4) {
            return v4((int) bigEndian(octets, 0, 4));
        }
        return ofBits(bigEndian(octets, 0, 8), bigEndian(octets, 8, 8));
    }

    /**
     * Returns the address that a single address of the IPAddress library stands for; its zone and prefix length are
     * dropped, an IPv4-mapped IPv6 address gives the IPv4 address.
     *
     * @throws IllegalArgumentException if it stands for more than one address
     */
    public static IpAddress of(IPAddress address) {
        if (address.isMultiple()) {
            throw new IllegalArgumentException("not a single address: " + address);
        }
        return of(address.getBytes());
    }

    /** Returns the IPv4 address if the bits are those of an IPv4-mapped one, else the IPv6 address. */
    static IpAddress ofBits(long high, long low) {
        return high == 0 && low >>> 32 == 0xffff ? v4((int) low) : v6(high, low);
    }

    /** Returns the family. */
    public IpFamily family() {
        return v4 ? IpFamily.V4 : IpFamily.V6;
    }

    /** Returns whether this is an IPv4 address. */
    public boolean isV4() {
        return v4;
    }

    /** Returns whether this is an IPv6 address. */
    public boolean isV6() {
        return !v4;
    }

    /** Returns the upper 64 of the 128 bits; 0 for IPv4. Allocates nothing. */
    public long highBits() {
        return high;
    }

    /** Returns the lower 64 of the 128 bits; for IPv4 its 32 bits as a number {@code 0..2^32-1}. Allocates nothing. */
    public long lowBits() {
        return low;
    }

    /**
     * Returns the 32 bits of an IPv4 address.
     *
     * @throws IllegalStateException if this is an IPv6 address
     */
    public int v4Bits() {
        if (!v4) {
            throw new IllegalStateException("not IPv4: " + this);
        }
        return (int) low;
    }

    /**
     * Returns one bit.
     *
     * @param index the bit, counted from 0, the most significant first
     * @throws IndexOutOfBoundsException if the family has no such bit
     */
    public boolean bit(int index) {
        if (index < 0 || index >= family().bits()) {
            throw new IndexOutOfBoundsException("bit " + index + " of an " + family() + " address");
        }
        long word = index < 64 ? leftHigh() : low;
        return word << index < 0;
    }

    /** Returns the 4 or 16 octets, the most significant first. */
    public byte[] octets() {
        var octets = new byte[v4 ? 4 : 16];
        for (int i = 0; i < octets.length; i++) {
            int shift = 8 * (octets.length - 1 - i);
            octets[i] = (byte) (shift < 64 ? low >>> shift : high >>> (shift - 64));
        }
        return octets;
    }

    /** Returns whether this is {@code 0.0.0.0} or {@code ::}. */
    public boolean isUnspecified() {
        return high == 0 && low == 0;
    }

    /** Returns whether this is in {@code 127.0.0.0/8} or is {@code ::1}. */
    public boolean isLoopback() {
        return v4 ? low >>> 24 == 127 : high == 0 && low == 1;
    }

    /** Returns whether this is in {@code 169.254.0.0/16} or {@code fe80::/10}. */
    public boolean isLinkLocal() {
        return v4 ? low >>> 16 == 0xa9fe : high >>> 54 == 0xfe80 >>> 6;
    }

    /** Returns whether this is in {@code 224.0.0.0/4} or {@code ff00::/8}. */
    public boolean isMulticast() {
        return v4 ? low >>> 28 == 0xe : high >>> 56 == 0xff;
    }

    /**
     * Returns the address that many addresses further on in the same family.
     *
     * @param n the distance; negative to go back
     * @throws ArithmeticException if the family ends before
     */
    public IpAddress plus(long n) {
        long sum = low + n;
        if (v4) {
            if (n > LOW_32 || n < -LOW_32 || sum < 0 || sum > LOW_32) {
                throw new ArithmeticException(this + " plus " + n + " is not an IPv4 address");
            }
            return new IpAddress(0, sum, true);
        }
        boolean carried = Long.compareUnsigned(sum, low) < 0;
        long sumHigh = high + (n >> 63) + (carried ? 1 : 0);
        if (n >= 0 ? Long.compareUnsigned(sumHigh, high) < 0 : Long.compareUnsigned(sumHigh, high) > 0) {
            throw new ArithmeticException(this + " plus " + n + " is not an IPv6 address");
        }
        return new IpAddress(sumHigh, sum, false);
    }

    /** Returns the block that holds this address only: {@code /32} or {@code /128}. */
    public Cidr toCidr() {
        return Cidr.of(this, family().bits());
    }

    /** Returns this address as a value of the IPAddress library. */
    public IPAddress toIpAddress() {
        return v4 ? new IPv4Address(octets()) : new IPv6Address(octets());
    }

    /** The upper 64 bits of the address written from the left, so that both families start at the highest bit. */
    long leftHigh() {
        return v4 ? low << 32 : high;
    }

    /** The bits behind {@link #leftHigh()}. */
    long leftLow() {
        return v4 ? 0 : low;
    }

    @Override
    public int compareTo(IpAddress other) {
        if (v4 != other.v4) {
            return v4 ? -1 : 1;
        }
        int order = Long.compareUnsigned(high, other.high);
        return order != 0 ? order : Long.compareUnsigned(low, other.low);
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof IpAddress other && low == other.low && high == other.high && v4 == other.v4;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(high * 31 + low) + (v4 ? 1 : 0);
    }

    /** Returns the canonical text, as Go's {@code net.IP.String} writes it. */
    @Override
    public String toString() {
        var out = new StringBuilder(v4 ? 15 : 39);
        appendTo(out);
        return out.toString();
    }

    void appendTo(StringBuilder out) {
        if (v4) {
            IpText.appendV4((int) low, out);
        } else {
            IpText.appendV6(high, low, out);
        }
    }

    private static long bigEndian(byte[] octets, int from, int count) {
        long bits = 0;
        for (int i = from; i < from + count; i++) {
            bits = (bits << 8) | (octets[i] & 0xff);
        }
        return bits;
    }
}
