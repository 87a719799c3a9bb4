// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route;

import java.util.List;

/**
 * The L3 table as seen from one node.
 *
 * @param node the node's name
 * @param routes the entries, IPv4 before IPv6, by address, then by prefix length
 */
public record RouteTable(String node, List<L3Route> routes) {
    /** Copies the list. */
    public RouteTable {
        routes = List.copyOf(routes);
    }
}
