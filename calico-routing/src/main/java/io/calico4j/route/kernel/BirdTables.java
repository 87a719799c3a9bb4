// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.kernel;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import java.util.List;
import java.util.Optional;

/**
 * What BIRD on each node has learned, from whoever follows BGP sessions; without it, routes are taken to spread as in a full
 * mesh. An implementation is immutable and safe for any number of threads.
 */
public interface BirdTables {
    /**
     * Returns the routes that BIRD puts into a node's kernel, by destination; none for a node that runs no BIRD.
     *
     * @param router the router on the node's subnet by which next hops elsewhere are reached; empty to name those
     */
    List<Route> routesOf(String node, IpFamily family, Optional<IpAddress> router);

    /** Returns whether an address is that of a BGP router outside the cluster, which knows a way to what it has announced. */
    boolean isRouter(IpAddress address);

    /**
     * A route that BIRD puts into the kernel of its node.
     *
     * @param destination the destination
     * @param gateways the next hops in order, several for an ECMP route; none for a blackhole
     * @param tunnel whether packets go through the IP-in-IP device
     * @param metric the metric; lower is better
     */
    record Route(Cidr destination, List<IpAddress> gateways, boolean tunnel, long metric) {
        /** Copies the list. */
        public Route {
            gateways = List.copyOf(gateways);
        }

        /** Returns whether packets to it are dropped, as to addresses of a block that nobody holds. */
        public boolean isBlackhole() {
            return gateways.isEmpty();
        }
    }
}
