// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path;

import java.util.List;
import java.util.Optional;

/**
 * What happens to a packet at one node.
 *
 * @param node the node's name
 * @param candidates the routes that match the destination in the order the kernel tries them; the first is taken
 * @param out the wire it leaves by; empty if it goes no further
 */
public record Hop(String node, List<RouteCandidate> candidates, Optional<Wire> out) {
    /** Copies the list. */
    public Hop {
        candidates = List.copyOf(candidates);
    }

    /** Returns the route that is taken. */
    public Optional<RouteCandidate> taken() {
        return candidates.stream().filter(RouteCandidate::chosen).findFirst();
    }
}
