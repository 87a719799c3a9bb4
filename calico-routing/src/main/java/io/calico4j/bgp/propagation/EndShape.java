// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.propagation;

import io.calico4j.bgp.NextHop;
import io.calico4j.bgp.filter.FilterChain;
import org.jspecify.annotations.Nullable;

/**
 * What one end of a session does to routes; sessions of equal ends treat all routes alike.
 *
 * @param internal whether both ends are in one AS
 * @param localAs the AS number this end shows
 * @param clusterId the cluster ID this end reflects the peer's routes under; empty if the peer is no client
 * @param nextHop what next hop this end sends
 * @param direct whether the ends are neighbours on one subnet without multihop, so that third-party next hops are kept
 * @param allowedLocalAs how often the own AS may be in a received path
 * @param imports the filters of received routes; null on a router, which takes all
 * @param exports the filters of sent routes; null on a router, which sends all
 */
record EndShape(
        boolean internal,
        long localAs,
        String clusterId,
        NextHop nextHop,
        boolean direct,
        int allowedLocalAs,
        @Nullable FilterChain imports,
        @Nullable FilterChain exports) {

    boolean isClient() {
        return !clusterId.isEmpty();
    }
}
