// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One node's table, for looking addresses up; immutable and safe for any number of threads. */
public final class TableView {
    private final RoutePlanner planner;
    private final int me;

    /** The networks of this node's workloads, sorted. */
    private final Cidr[] own;

    /** Those of one IPv4 address, sorted as signed numbers. */
    private final int[] ownV4;

    /** Whether there are others, so that all have to be looked at. */
    private final boolean others;

    private final @Nullable Cidr subnetV4;
    private final @Nullable Cidr subnetV6;

    TableView(RoutePlanner planner, int me) {
        this.planner = planner;
        this.me = me;
        NodeState state = planner.nodes.get(me);
        this.own = state == null ? new Cidr[0] : state.nets().cidrs;
        this.ownV4 = Arrays.stream(own)
                .filter(n -> n.isV4() && n.isSingleAddress())
                .mapToInt(n -> n.network().v4Bits())
                .sorted()
                .toArray();
        this.others = ownV4.length < own.length;
        NodeView view = new NodeView(planner, me);
        this.subnetV4 = view.subnetOf(true);
        this.subnetV6 = view.subnetOf(false);
    }

    /** Returns whether an address is in a network of one of this node's workloads. Complexity: log n in those. */
    public boolean isOwn(IpAddress address) {
        if (address.isV4() && Arrays.binarySearch(ownV4, address.v4Bits()) >= 0) {
            return true;
        }
        return others && Arrays.stream(own).anyMatch(net -> net.contains(address));
    }

    /**
     * Returns those entries around an address that lead to a node, the longest prefix first.
     *
     * @param chain the CIDRs around the address, of the same planner
     */
    public List<L3Route> leading(Chain chain, IpAddress address) {
        return isOwn(address) ? covering(address) : leadingElsewhere(chain, address);
    }

    /** As {@link #leading}, of an address that is not {@linkplain #isOwn one of this node's workloads'}. */
    public List<L3Route> leadingElsewhere(Chain chain, IpAddress address) {
        List<L3Route> ready = chain.leading(me, address.isV4() ? subnetV4 : subnetV6);
        return ready != null ? ready : new NodeView(planner, me).leading(chain.facts);
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
