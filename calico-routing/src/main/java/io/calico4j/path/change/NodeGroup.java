// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path.change;

import java.util.List;

/**
 * Nodes between which a change makes no difference: of one subnet, with the same settings, devices, pools and BGP peers.
 *
 * @param subnets the subnets of their addresses, IPv4 first
 * @param nodes their names, sorted; never empty
 */
public record NodeGroup(List<String> subnets, List<String> nodes) {
    /** Copies the lists. */
    public NodeGroup {
        subnets = List.copyOf(subnets);
        nodes = List.copyOf(nodes);
    }
}
