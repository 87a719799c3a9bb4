// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.kernel;

/**
 * What a route is for. Of Felix's routes with one destination and one metric the first in this order counts: Calico v3.32,
 * felix/routetable/defs.go.
 */
public enum RouteClass {
    /** To a workload on this node. */
    LOCAL_WORKLOAD,
    /** Into a WireGuard device. */
    WIREGUARD,
    /** To a node of the same subnet, for a VXLAN pool. */
    VXLAN_SAME_SUBNET,
    /** Through a VXLAN device. */
    VXLAN_TUNNEL,
    /** To a node of the same subnet, for an IP-in-IP pool. */
    IPIP_SAME_SUBNET,
    /** Through the IP-in-IP device. */
    IPIP_TUNNEL,
    /** To a node, for a pool without encapsulation. */
    NO_ENCAP,
    /** Drops what is sent to an unused address of a block of this node. */
    BLOCK_DROP,
    /** To a subnet that a device of the node is in. */
    CONNECTED,
    /** To everywhere else. */
    DEFAULT;

    /** Returns whether packets that take the route leave in a tunnel. */
    public boolean isTunnel() {
        return this == WIREGUARD || this == VXLAN_TUNNEL || this == IPIP_TUNNEL;
    }
}
