// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.rule;

import static java.util.Objects.requireNonNull;

import io.calico4j.net.IpAddress;

/**
 * A port at an address: what a port name or a service comes down to.
 *
 * <p>The natural order is by address, protocol and port.
 *
 * @param address the address
 * @param protocol the protocol number: 6 TCP, 17 UDP or 132 SCTP
 * @param port the port
 */
public record PortMember(IpAddress address, int protocol, int port) implements Comparable<PortMember> {
    /** Checks that nothing is null. */
    public PortMember {
        requireNonNull(address, "address");
    }

    @Override
    public int compareTo(PortMember other) {
        int order = address.compareTo(other.address);
        if (order == 0) {
            order = Integer.compare(protocol, other.protocol);
        }
        return order != 0 ? order : Integer.compare(port, other.port);
    }

    /** Returns such as {@code 10.0.0.1,tcp:80}. */
    @Override
    public String toString() {
        String name = protocol == 17 ? "udp" : protocol == 132 ? "sctp" : "tcp";
        return address + "," + name + ":" + port;
    }
}
