// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.fact;

/** Where the routes to workloads come from: FelixConfiguration {@code routeSource}. */
public enum RouteSource {
    /** IPAM blocks and borrowed addresses; only a node's own workloads count for its table. The default. */
    CALICO_IPAM,
    /** The addresses of all workloads; blocks are ignored. */
    WORKLOAD_IPS
}
