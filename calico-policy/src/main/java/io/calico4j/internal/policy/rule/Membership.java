// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.rule;

/** Who is in which set, by spot: a spot stands for all addresses that no set and no endpoint tells apart. */
public interface Membership {
    /**
     * Tells whether the addresses of a spot are in a set of addresses.
     *
     * @param spot the spot
     * @param set the number of the set
     */
    boolean contains(int spot, int set);

    /**
     * Tells whether a port at a spot is in a set of ports.
     *
     * @param spot the spot
     * @param set the number of the set
     * @param protocol the protocol number
     * @param port the port
     */
    boolean containsPort(int spot, int set, int protocol, int port);

    /** Tells whether the addresses of a spot are IPv4. */
    boolean isV4(int spot);
}
