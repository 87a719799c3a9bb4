// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp;

/** Where a session comes from. */
public enum SessionType {
    /** The mesh of all nodes. */
    MESH("Mesh", "mesh", "node-to-node mesh"),
    /** A BGPPeer for all nodes. */
    GLOBAL("Global", "global", "global"),
    /** A BGPPeer for some nodes, or its other half. */
    NODE("Node", "node", "node specific"),
    /** A BGPPeer for workloads on the node itself. */
    LOCAL_WORKLOAD("Local_Workload", "local_workload", "local workload");

    private final String prefix;
    private final String text;
    private final String statusText;

    SessionType(String prefix, String text, String statusText) {
        this.prefix = prefix;
        this.text = text;
        this.statusText = statusText;
    }

    /** Returns what names of such sessions begin with, such as {@code Mesh}. */
    public String prefix() {
        return prefix;
    }

    /** Returns the word for it in lower case, such as {@code local_workload}. */
    public String text() {
        return text;
    }

    /** Returns what {@code calicoctl node status} calls it. */
    public String statusText() {
        return statusText;
    }
}
