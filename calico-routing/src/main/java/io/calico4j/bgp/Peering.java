// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp;

import io.calico4j.net.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * A peer that one or many nodes are told to have, before each makes a session of it.
 *
 * @param address its address
 * @param text its address in canonical text
 * @param port its port; 0 for none given, which is 179
 * @param asNumber its AS number
 * @param localAs the AS number to show it; 0 for the node's own
 * @param clusterId its cluster ID, if it is known to be a reflector
 * @param node the Calico node that it is, where that is known
 * @param calicoNode whether some Calico node has the address, and the resource names it by address
 * @param useNodeIp whether sessions start from the node's address
 * @param workload whether it is a workload on the node itself
 * @param reverse whether it is the other half of a peering
 * @param settings the settings of its resource
 * @param tail what the names of its sessions end with
 */
record Peering(
        IpAddress address,
        String text,
        int port,
        long asNumber,
        long localAs,
        @Nullable String clusterId,
        @Nullable String node,
        boolean calicoNode,
        boolean useNodeIp,
        boolean workload,
        boolean reverse,
        SessionSettings settings,
        String tail) {
    private static final int BGP = 179;

    /** What tells two peerings of one node apart; no port and the standard port are one. */
    record Key(IpAddress address, int port) {}

    Key key() {
        return new Key(address, port == 0 ? BGP : port);
    }

    /** The name of its sessions: the address with separators as {@code _}, the port behind it where one is given. */
    String name(SessionType type) {
        return type.prefix() + tail;
    }

    static String name(SessionType type, String address, int port) {
        return type.prefix() + tail(address, port);
    }

    /** An address, and a port if there is one, as the end of a session's name. */
    static String tail(String address, int port) {
        return "_" + address.replace('.', '_').replace(':', '_') + (port > 0 ? "_port_" + port : "");
    }
}
