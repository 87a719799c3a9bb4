// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.util.Arrays;
import java.util.List;

/** One node's table, for looking addresses up; immutable and safe for any number of threads. */
public final class TableView {
    private final RoutePlanner planner;
    private final int me;

    /** The networks of this node's workloads, sorted. */
    private final Cidr[] own;

    private final boolean wide;

    TableView(RoutePlanner planner, int me) {
        this.planner = planner;
        this.me = me;
        NodeState state = planner.nodes.get(me);
        this.own = state == null ? new Cidr[0] : state.nets();
        this.wide = !Arrays.stream(own).allMatch(Cidr::isSingleAddress);
    }

    /** Returns whether an address is in a network of one of this node's workloads. Complexity: log n in those. */
    public boolean isOwn(IpAddress address) {
        if (wide) {
            return Arrays.stream(own).anyMatch(net -> net.contains(address));
        }
        int from = 0;
        int to = own.length - 1;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            int order = own[middle].network().compareTo(address);
            if (order == 0) {
                return true;
            }
            if (order < 0) {
                from = middle + 1;
            } else {
                to = middle - 1;
            }
        }
        return false;
    }

    /**
     * Returns the entries around an address, the longest prefix first.
     *
     * <p>Complexity: the length of a prefix; linear in the node's workloads if the address is one of theirs.
     */
    public List<L3Route> covering(IpAddress address) {
        NodeView view = new NodeView(planner, me);
        return view.covering(isOwn(address) ? view.trie() : planner.trie, address);
    }
}
