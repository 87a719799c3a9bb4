// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.propagation;

import io.calico4j.net.Cidr;
import java.util.List;

/**
 * Who reaches what: every node that is up, and every destination that some speaker originates.
 *
 * @param wanted pairs of a node and a destination
 * @param reached those of them with a route
 * @param missing examples of pairs without a route, at most a hundred, by destination and node
 */
public record Reach(long wanted, long reached, List<Gap> missing) {
    /** Copies the list. */
    public Reach {
        missing = List.copyOf(missing);
    }

    /** Returns whether every node has a route to every destination. */
    public boolean isComplete() {
        return wanted == reached;
    }

    /**
     * A node without a route.
     *
     * @param node the node
     * @param destination what it does not reach
     */
    public record Gap(String node, Cidr destination) {}
}
