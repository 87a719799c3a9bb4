// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.routes;

import io.calico4j.net.IpAddress;
import io.calico4j.route.L3Route;
import io.calico4j.route.RoutePlanner;
import io.calico4j.route.fact.WorkloadFact;
import io.calico4j.route.kernel.KernelPlanner;
import io.calico4j.route.kernel.KernelRoute;
import io.calico4j.route.kernel.RouteKind;
import java.util.stream.Collectors;

/** Says what a node's routes are about in a network engineer's words. */
final class RouteWords {
    private final KernelPlanner kernel;
    private final String node;

    RouteWords(KernelPlanner kernel, String node) {
        this.kernel = kernel;
        this.node = node;
    }

    /** Returns where a route leads. */
    String leadsTo(KernelRoute route) {
        RoutePlanner planner = kernel.planner();
        IpAddress network = route.destination().network();
        if (route.kind() == RouteKind.BLACKHOLE) {
            return "nobody: free addresses of this node's block";
        }
        return switch (route.routeClass()) {
            case LOCAL_WORKLOAD ->
                planner.workloadsOf(node).stream()
                        .filter(w -> w.nets().contains(route.destination())
                                || w.floatingIps().contains(network))
                        .map(WorkloadFact::label)
                        .findFirst()
                        .orElse("a workload here");
            case CONNECTED -> "the subnet of " + route.device().orElse("a device");
            default ->
                planner.lookup(node, network)
                        .flatMap(L3Route::node)
                        .map(n -> route.destination().isSingleAddress() ? "one address on " + n : "pods on " + n)
                        .orElseGet(() -> route.gateway()
                                .filter(kernel::isBgpRouter)
                                .map(g -> "what router " + g + " announces")
                                .orElse("elsewhere"));
        };
    }

    /** Returns a route's gateways; of one that is in none of the node's subnets, that a router has to be asked. */
    String via(KernelRoute route) {
        return route.nextHops().stream()
                .flatMap(h -> h.gateway().stream())
                .map(g -> isNear(g) || route.routeClass().isTunnel() ? g.toString() : g + ", by a router")
                .collect(Collectors.joining(", "));
    }

    private boolean isNear(IpAddress gateway) {
        return kernel.rulesOf(node).interfaces().stream()
                .flatMap(i -> i.addresses().stream())
                .anyMatch(a -> a.subnet().contains(gateway));
    }

    /** Returns how packets travel that take a route; empty where they stay on the node. */
    static String how(KernelRoute route) {
        return switch (route.routeClass()) {
            case WIREGUARD -> "WireGuard";
            case VXLAN_TUNNEL -> "VXLAN";
            case IPIP_TUNNEL -> "IP-in-IP";
            case VXLAN_SAME_SUBNET, IPIP_SAME_SUBNET -> "as they are: same subnet";
            case NO_ENCAP, DEFAULT -> route.kind() == RouteKind.UNICAST ? "as they are" : "";
            case LOCAL_WORKLOAD, BLOCK_DROP, CONNECTED -> "";
        };
    }
}
