// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.fact;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.util.Optional;

/**
 * An address of a node's interface and the length of its subnet's prefix.
 *
 * @param prefixLength {@code 0..32} or {@code 0..128}; the full length if the text named none
 */
public record HostAddress(IpAddress address, int prefixLength) {
    /** Checks that the prefix length fits the family. */
    public HostAddress {
        if (prefixLength < 0 || prefixLength > address.family().bits()) {
            throw new IllegalArgumentException("no prefix length of " + address.family() + ": " + prefixLength);
        }
    }

    /**
     * Reads {@code 172.16.1.11/24} or a bare address.
     *
     * @throws io.calico4j.diagnostic.FormatException if the text is neither
     */
    public static HostAddress parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            IpAddress address = IpAddress.parse(text);
            return new HostAddress(address, address.family().bits());
        }
        return new HostAddress(
                IpAddress.parse(text.substring(0, slash)), Cidr.parse(text).prefixLength());
    }

    /** Reads an address with or without prefix length; empty exactly where {@link #parse} throws. */
    public static Optional<HostAddress> tryParse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return IpAddress.tryParse(text)
                    .map(a -> new HostAddress(a, a.family().bits()));
        }
        Optional<Cidr> subnet = Cidr.tryParse(text);
        return subnet.flatMap(
                s -> IpAddress.tryParse(text.substring(0, slash)).map(a -> new HostAddress(a, s.prefixLength())));
    }

    /** Returns the subnet the address is in. */
    public Cidr subnet() {
        return Cidr.of(address, prefixLength);
    }

    /** Returns the address, a slash and the prefix length. */
    @Override
    public String toString() {
        return address + "/" + prefixLength;
    }
}
