// SPDX-License-Identifier: Apache-2.0
package io.calico4j.net;

/** A version of the Internet Protocol; IPv4 orders before IPv6. */
public enum IpFamily {
    /** IPv4, addresses of 32 bits. */
    V4(4, 32),
    /** IPv6, addresses of 128 bits. */
    V6(6, 128);

    private final int version;
    private final int bits;

    IpFamily(int version, int bits) {
        this.version = version;
        this.bits = bits;
    }

    /**
     * Returns the family with the given version number.
     *
     * @throws IllegalArgumentException if the number is neither 4 nor 6
     */
    public static IpFamily ofVersion(int version) {
        if (version != 4 && version != 6) {
            throw new IllegalArgumentException("no such IP version: " + version);
        }
        return version == 4 ? V4 : V6;
    }

    /** Returns the version number: 4 or 6. */
    public int version() {
        return version;
    }

    /** Returns the number of bits in an address: 32 or 128. */
    public int bits() {
        return bits;
    }

    /** Returns {@code IPv4} or {@code IPv6}. */
    @Override
    public String toString() {
        return "IPv" + version;
    }
}
