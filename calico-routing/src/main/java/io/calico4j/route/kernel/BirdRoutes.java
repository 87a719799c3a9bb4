// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.kernel;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.route.L3Route;
import io.calico4j.route.RoutePlanner;
import io.calico4j.route.RouteType;
import io.calico4j.route.fact.HostAddress;
import io.calico4j.route.fact.MigrationState;
import io.calico4j.route.fact.NodeFact;
import io.calico4j.route.fact.WorkloadFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which one node's L3 entries become kernel routes of BIRD, with every other node's announcements at hand, as
 * in a full mesh: the only place where they do.
 *
 * <p>Authority: Calico v3.32, confd's BIRD templates.
 */
final class BirdRoutes {
    private final RoutePlanner planner;
    private final NodeRules rules;
    private final PoolLines pools;
    private final List<WorkloadFact> migrating;

    BirdRoutes(RoutePlanner planner, NodeRules rules, PoolLines pools, List<WorkloadFact> migrating) {
        this.planner = planner;
        this.rules = rules;
        this.pools = pools;
        this.migrating = migrating;
    }

    /** Adds what an entry makes: a route to another node, or the blackhole of a block of this node. */
    void of(L3Route entry, List<KernelRoute> made) {
        if (!rules.bird().running()) {
            return;
        }
        Cidr destination = entry.destination();
        if (entry.has(RouteType.REMOTE_WORKLOAD) && !entry.localWorkload()) {
            NodeFact from = entry.node().flatMap(planner::node).orElse(null);
            KernelRoute route =
                    from == null ? null : route(destination, from, rules.bird().normalPriority(destination.family()));
            if (route != null) {
                made.add(route);
            }
        }
        if (rules.isLocalBlock(entry) && way(destination) != PoolLines.Way.REJECT) {
            made.add(blackhole(destination));
        }
    }

    /** Returns the routes to workloads that have just been migrated, which their new node announces one by one. */
    List<KernelRoute> migrated() {
        List<KernelRoute> made = new ArrayList<>();
        for (WorkloadFact workload : migrating) {
            boolean announced =
                    workload.migration() == MigrationState.LIVE || workload.migration() == MigrationState.TIME_WAIT;
            Optional<NodeFact> from = planner.node(workload.node());
            if (!announced || from.isEmpty() || !rules.bird().running()) {
                continue;
            }
            for (Cidr net : workload.nets()) {
                KernelRoute route = route(net, from.get(), rules.felix().elevatedPriority(net.family()));
                if (route != null) {
                    made.add(route);
                }
            }
        }
        return made;
    }

    private @Nullable KernelRoute route(Cidr prefix, NodeFact from, long metric) {
        IpFamily family = prefix.family();
        HostAddress hop = from.bgpAddress(family).orElse(null);
        HostAddress own = rules.fact().bgpAddress(family).orElse(null);
        PoolLines.Way way = way(prefix);
        if (hop == null || own == null || hop.address().equals(own.address()) || way == PoolLines.Way.REJECT) {
            return null;
        }
        boolean near = own.subnet().contains(hop.address());
        boolean tunnel = way == PoolLines.Way.TUNNEL || (way == PoolLines.Way.TUNNEL_ACROSS_SUBNETS && !near);
        NextHop next = tunnel
                ? new NextHop(Optional.of(hop.address()), "tunl0", true)
                : direct(own.address(), hop.address(), near);
        return next == null
                ? null
                : new KernelRoute(
                        prefix,
                        RouteKind.UNICAST,
                        List.of(next),
                        RouteScope.GLOBAL,
                        KernelRoute.PROTOCOL_BIRD,
                        Optional.empty(),
                        0,
                        metric,
                        RouteProgrammer.BIRD,
                        tunnel ? RouteClass.IPIP_TUNNEL : RouteClass.NO_ENCAP,
                        false);
    }

    /** BIRD resolves a next hop in another subnet by the node's own routes, which lead to its router. */
    private @Nullable NextHop direct(IpAddress own, IpAddress hop, boolean near) {
        String parent = rules.interfaceOf(own).orElse(null);
        IpAddress gateway = near ? hop : rules.router(hop.family()).orElse(hop);
        return parent == null ? null : new NextHop(Optional.of(gateway), parent, false);
    }

    private static KernelRoute blackhole(Cidr block) {
        return new KernelRoute(
                block,
                RouteKind.BLACKHOLE,
                List.of(),
                RouteScope.GLOBAL,
                KernelRoute.PROTOCOL_BIRD,
                Optional.empty(),
                0,
                NodeRules.normalised(0, block.family()),
                RouteProgrammer.BIRD,
                RouteClass.BLOCK_DROP,
                false);
    }

    private PoolLines.Way way(Cidr prefix) {
        return prefix.isV4() && rules.fact().bgpAddress(IpFamily.V4).isEmpty()
                ? PoolLines.Way.DIRECT
                : pools.way(prefix);
    }
}
