// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path;

/** How a packet gets from one node to the next, or that it need not. */
public enum PathMode {
    /** Source and destination are one workload or host. */
    SAME_ENDPOINT("to itself"),
    /** Both are on one node. */
    SAME_NODE("inside the node"),
    /** As it is, to a node of the same subnet. */
    NATIVE_SAME_SUBNET("native, same subnet"),
    /** As it is, across a router. */
    NATIVE_OTHER_SUBNET("native, across subnets"),
    /** In IP-in-IP. */
    IPIP("IP-in-IP"),
    /** In VXLAN. */
    VXLAN("VXLAN"),
    /** In WireGuard. */
    WIREGUARD("WireGuard"),
    /** It comes from outside the cluster or leaves it. */
    OUTSIDE("through the outside network"),
    /** It gets nowhere. */
    NONE("not at all");

    private final String text;

    PathMode(String text) {
        this.text = text;
    }

    /** Returns the mode in words. */
    public String text() {
        return text;
    }

    /** Returns whether the packet travels inside another one. */
    public boolean isTunnel() {
        return this == IPIP || this == VXLAN || this == WIREGUARD;
    }
}
