// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.propagation;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.util.List;

/**
 * A route that BIRD puts into the kernel of its node.
 *
 * @param destination the destination
 * @param gateways the next hops in order, several for an ECMP route; none for a blackhole
 * @param tunnel whether packets go through the IP-in-IP device
 * @param metric the metric; lower is better
 */
public record KernelRoute(Cidr destination, List<IpAddress> gateways, boolean tunnel, long metric) {
    /** Copies the list. */
    public KernelRoute {
        gateways = List.copyOf(gateways);
    }

    /** Returns whether packets to it are dropped, as to addresses of a block that nobody holds. */
    public boolean isBlackhole() {
        return gateways.isEmpty();
    }
}
