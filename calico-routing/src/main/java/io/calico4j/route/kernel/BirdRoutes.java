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
 * The rules by which one node's L3 entries become kernel routes of BIRD: of what it has learned where that is known,
 * else with every other node's announcements at hand, as in a full mesh. The only place where they do.
 *
 * <p>Authority: Calico v3.32, confd's BIRD templates.
 */
final class BirdRoutes {
    private final RoutePlanner planner;
    private final NodeRules rules;
    private final PoolLines pools;
    private final List<WorkloadFact> migrating;
    private final @Nullable BirdTables tables;

    /** Whether routes are made of entries. */
    private final boolean mesh;

    private final @Nullable HostAddress ownV4;
    private final @Nullable HostAddress ownV6;
    private final @Nullable Cidr subnetV4;
    private final @Nullable Cidr subnetV6;
    private final @Nullable String parentV4;
    private final @Nullable String parentV6;
    private final @Nullable IpAddress routerV4;
    private final @Nullable IpAddress routerV6;

    BirdRoutes(
            RoutePlanner planner,
            NodeRules rules,
            PoolLines pools,
            @Nullable BirdTables tables,
            List<WorkloadFact> migrating) {
        this.planner = planner;
        this.rules = rules;
        this.pools = pools;
        this.migrating = migrating;
        this.tables = tables;
        this.mesh = rules.bird().running() && tables == null;
        this.ownV4 = rules.fact().bgpAddress(IpFamily.V4).orElse(null);
        this.ownV6 = rules.fact().bgpAddress(IpFamily.V6).orElse(null);
        this.subnetV4 = ownV4 == null ? null : ownV4.subnet();
        this.subnetV6 = ownV6 == null ? null : ownV6.subnet();
        this.parentV4 =
                ownV4 == null ? null : rules.interfaceOf(ownV4.address()).orElse(null);
        this.parentV6 =
                ownV6 == null ? null : rules.interfaceOf(ownV6.address()).orElse(null);
        this.routerV4 = rules.router(IpFamily.V4).orElse(null);
        this.routerV6 = rules.router(IpFamily.V6).orElse(null);
    }

    /** Adds what an entry makes: a route to another node, or the blackhole of a block of this node. */
    void of(L3Route entry, List<KernelRoute> made) {
        KernelRoute learned = learned(entry);
        if (learned != null) {
            made.add(learned);
        }
        KernelRoute drop = drop(entry);
        if (drop != null) {
            made.add(drop);
        }
    }

    /** Returns the route that BIRD learns from the node an entry leads to; null if it learns none. */
    @Nullable
    KernelRoute learned(L3Route entry) {
        if (!mesh || !entry.has(RouteType.REMOTE_WORKLOAD) || entry.localWorkload()) {
            return null;
        }
        Cidr destination = entry.destination();
        NodeFact from = entry.nodeFact();
        return from == null
                ? null
                : route(destination, from, way(entry), rules.bird().normalPriority(destination.family()));
    }

    /** Returns BIRD's blackhole for a block of this node; null if it makes none. */
    @Nullable
    KernelRoute drop(L3Route entry) {
        return mesh && rules.isLocalBlock(entry) && way(entry) != PoolLines.Way.REJECT
                ? blackhole(entry.destination())
                : null;
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
                KernelRoute route =
                        route(net, from.get(), way(net), rules.felix().elevatedPriority(net.family()));
                if (route != null) {
                    made.add(route);
                }
            }
        }
        return made;
    }

    /** Returns whether {@link #learned()} may have any. */
    boolean isLearned() {
        return tables != null && rules.bird().running();
    }

    /** Returns the routes that BIRD has learned where that is known, by destination, IPv4 first. */
    List<KernelRoute> learned() {
        if (tables == null || !rules.bird().running()) {
            return List.of();
        }
        List<KernelRoute> made = new ArrayList<>();
        for (IpFamily family : IpFamily.values()) {
            for (BirdTables.Route route : tables.routesOf(rules.node(), family, rules.router(family))) {
                KernelRoute of = route.isBlackhole() ? blackhole(route.destination()) : route(route);
                if (of != null) {
                    made.add(of);
                }
            }
        }
        return made;
    }

    private @Nullable KernelRoute route(BirdTables.Route route) {
        List<NextHop> hops = new ArrayList<>();
        for (IpAddress gateway : route.gateways()) {
            String parent = device(gateway);
            if (route.tunnel()) {
                hops.add(new NextHop(Optional.of(gateway), "tunl0", true));
            } else if (parent != null) {
                hops.add(new NextHop(Optional.of(gateway), parent, false));
            }
        }
        return hops.isEmpty() ? null : unicast(route.destination(), hops, route.metric(), route.tunnel());
    }

    /** The interface in whose subnet a gateway is, else that of the node's own address. */
    private @Nullable String device(IpAddress gateway) {
        for (HostInterface known : rules.interfaces()) {
            for (HostAddress address : known.addresses()) {
                if (address.subnet().contains(gateway)) {
                    return known.name();
                }
            }
        }
        return gateway.isV4() ? parentV4 : parentV6;
    }

    private static KernelRoute unicast(Cidr prefix, List<NextHop> hops, long metric, boolean tunnel) {
        return new KernelRoute(
                prefix,
                RouteKind.UNICAST,
                hops,
                RouteScope.GLOBAL,
                KernelRoute.PROTOCOL_BIRD,
                Optional.empty(),
                0,
                metric,
                RouteProgrammer.BIRD,
                tunnel ? RouteClass.IPIP_TUNNEL : RouteClass.NO_ENCAP,
                false);
    }

    private @Nullable KernelRoute route(Cidr prefix, NodeFact from, PoolLines.Way way, long metric) {
        boolean isV4 = prefix.isV4();
        HostAddress hop = from.bgpAddressOrNull(prefix.family());
        HostAddress own = isV4 ? ownV4 : ownV6;
        Cidr subnet = isV4 ? subnetV4 : subnetV6;
        if (hop == null || own == null || subnet == null || way == PoolLines.Way.REJECT) {
            return null;
        }
        boolean near = subnet.contains(hop.address());
        if (near && hop.address().equals(own.address())) {
            return null;
        }
        boolean tunnel = way == PoolLines.Way.TUNNEL || (way == PoolLines.Way.TUNNEL_ACROSS_SUBNETS && !near);
        NextHop next = tunnel ? new NextHop(Optional.of(hop.address()), "tunl0", true) : direct(hop.address(), near);
        return next == null ? null : unicast(prefix, List.of(next), metric, tunnel);
    }

    /** BIRD resolves a next hop in another subnet by the node's own routes, which lead to its router. */
    private @Nullable NextHop direct(IpAddress hop, boolean near) {
        String parent = hop.isV4() ? parentV4 : parentV6;
        IpAddress router = hop.isV4() ? routerV4 : routerV6;
        IpAddress gateway = near || router == null ? hop : router;
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

    private PoolLines.Way way(L3Route entry) {
        return entry.destination().isV4() && ownV4 == null ? PoolLines.Way.DIRECT : pools.way(entry);
    }

    private PoolLines.Way way(Cidr prefix) {
        return prefix.isV4() && ownV4 == null ? PoolLines.Way.DIRECT : pools.way(prefix);
    }
}
