// SPDX-License-Identifier: Apache-2.0
package io.calico4j.index;

import io.calico4j.net.IpAddress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An address that endpoints hold, as itself or as the first of a block.
 *
 * <p>Nearly all addresses have one holder: what comes to a set or goes from it with that endpoint needs no counting. From the
 * second holder on each member at the address is counted for each set.
 */
final class Place {
    private static final long SOCKET = 1L << 24;

    final IpAddress address;
    /** How many endpoints hold it. */
    int holders;
    /** The slot of the first holder; to be asked for while there is one and nothing is counted. */
    int firstHolder;

    private @Nullable Map<Long, Integer> counts;

    Place(IpAddress address) {
        this.address = address;
    }

    /** Returns what a block that starts here is called in a set. */
    static long key(int set, int prefixLength) {
        return (long) set << 32 | prefixLength;
    }

    /** Returns what a socket of this address is called in a set. */
    static long key(int set, Member.Socket socket) {
        return (long) set << 32 | SOCKET | (long) socket.protocol().number() << 16 | socket.port();
    }

    boolean isCounted() {
        return counts != null;
    }

    /** Begins to count; what the first holder contributes is to be added next. */
    void count() {
        counts = new HashMap<>();
    }

    /** Notes that an endpoint contributes a member, and tells whether it is the first. */
    boolean add(long key) {
        return counts == null || counts.merge(key, 1, Integer::sum) == 1;
    }

    /** Notes that an endpoint does not contribute a member any more, and tells whether it was the last. */
    boolean remove(long key) {
        return counts == null || counts.computeIfPresent(key, (k, count) -> count == 1 ? null : count - 1) == null;
    }
}
