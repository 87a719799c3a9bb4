// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.util.Objects;

/**
 * An address with the prefix length of its block, or of a single address if it was assigned before.
 *
 * @param address the address
 * @param prefixLength the prefix length
 */
public record AssignedAddress(IpAddress address, int prefixLength) {
    /** Checks that there is an address. */
    public AssignedAddress {
        Objects.requireNonNull(address, "address");
    }

    static AssignedAddress single(IpAddress address) {
        return new AssignedAddress(address, address.family().bits());
    }

    static AssignedAddress in(Cidr block, int ordinal) {
        IpAddress first = block.network();
        return new AssignedAddress(ordinal == 0 ? first : first.plus(ordinal), block.prefixLength());
    }

    /** Returns the notation {@code 10.0.0.1/26}. */
    @Override
    public String toString() {
        return address + "/" + prefixLength;
    }
}
