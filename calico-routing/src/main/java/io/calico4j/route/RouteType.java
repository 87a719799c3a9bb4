// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route;

/** What an entry of the L3 table leads to, as seen from the table's node, in the order Calico prints it. */
public enum RouteType {
    /** A workload, or a block of them, on another node. */
    REMOTE_WORKLOAD(1),
    /** Another node itself. */
    REMOTE_HOST(2),
    /** A workload, or a block of them, on this node. */
    LOCAL_WORKLOAD(4),
    /** This node itself. */
    LOCAL_HOST(8),
    /** A tunnel device of another node. */
    REMOTE_TUNNEL(16),
    /** A tunnel device of this node. */
    LOCAL_TUNNEL(32);

    private final int bit;

    RouteType(int bit) {
        this.bit = bit;
    }

    /** Returns the bit of this type in {@link L3Route#typeBits()}. */
    public int bit() {
        return bit;
    }
}
