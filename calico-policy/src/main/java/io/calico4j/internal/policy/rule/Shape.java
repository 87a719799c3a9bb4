// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.rule;

import io.calico4j.net.PortRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The part of a rule that depends only on family, protocol and destination port; equal for many rules.
 *
 * @param v4 whether IPv4 flows are admitted
 * @param v6 whether IPv6 flows are admitted
 * @param protocol the protocol number; {@link #ANY}, or {@link #NONE} for one that no packet has
 * @param notProtocol a protocol that is not admitted; {@link #ANY} for none
 * @param ports ranges of destination ports, ascending; any if empty
 * @param notPorts ranges of destination ports that are not admitted
 */
public record Shape(
        boolean v4, boolean v6, int protocol, int notProtocol, List<PortRange> ports, List<PortRange> notPorts) {
    /** No limit. */
    public static final int ANY = -1;
    /** A protocol that no packet has. */
    public static final int NONE = -2;

    /** Sorts the lists. */
    public Shape {
        ports = sorted(ports);
        notPorts = sorted(notPorts);
    }

    private static List<PortRange> sorted(List<PortRange> ranges) {
        List<PortRange> sorted = new ArrayList<>(ranges);
        Collections.sort(sorted);
        return List.copyOf(sorted);
    }

    /**
     * Tells whether a flow is admitted.
     *
     * @param ofV4 whether it is of IPv4
     * @param number its protocol
     * @param hasPorts whether packets of the protocol have ports
     * @param port its destination port
     */
    public boolean admits(boolean ofV4, int number, boolean hasPorts, int port) {
        return (ofV4 ? v4 : v6)
                && (protocol == ANY || protocol == number)
                && (notProtocol == ANY || notProtocol != number)
                && (ports.isEmpty() || (hasPorts && contains(ports, port)))
                && !(hasPorts && contains(notPorts, port));
    }

    private static boolean contains(List<PortRange> ranges, int port) {
        for (PortRange range : ranges) {
            if (range.contains(port)) {
                return true;
            }
        }
        return false;
    }
}
