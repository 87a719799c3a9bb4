// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.propagation;

import static java.util.Objects.requireNonNull;

import io.calico4j.bgp.BgpDaemon;
import io.calico4j.bgp.BgpPlan;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.resource.pool.EncapsulationMode;
import io.calico4j.route.fact.PoolFact;
import io.calico4j.route.kernel.BirdTables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The routes that BIRD puts into the kernel of a node, as its kernel filter lets them pass.
 *
 * <p>Authority: Calico v3.32, confd/etc/calico/confd/templates; the merging of equal paths is BIRD's.
 */
public final class BirdKernelRoutes {
    private static final long HIGHEST = 2_147_483_647L;

    private final BgpPlan plan;
    private final BgpDaemon daemon;
    private final boolean tunnels;
    private final Optional<IpAddress> router;

    private BirdKernelRoutes(BgpPlan plan, BgpDaemon daemon, boolean tunnels, Optional<IpAddress> router) {
        this.plan = plan;
        this.daemon = daemon;
        this.tunnels = tunnels;
        this.router = router;
    }

    /**
     * Returns the routes of a node by destination; none for a node without a Node resource.
     *
     * @param tunnels whether BIRD makes routes into the IP-in-IP device, as Calico's does and BIRD 2 does not
     * @param router the router on the node's subnet that stands in the place of next hops elsewhere; empty to name those
     */
    public static List<BirdTables.Route> of(
            BgpPropagation propagation, String node, boolean tunnels, Optional<IpAddress> router) {
        requireNonNull(propagation, "propagation");
        BgpPlan plan = propagation.network().plan();
        IpFamily family = propagation.network().family();
        return plan.node(node)
                .map(n -> new BirdKernelRoutes(plan, n.daemon(family), tunnels, router)
                        .routes(propagation.routesOf(node)))
                .orElse(List.of());
    }

    private List<BirdTables.Route> routes(List<BgpRoute> table) {
        Map<Cidr, List<BgpRoute>> byDestination = new LinkedHashMap<>();
        table.forEach(r -> byDestination
                .computeIfAbsent(r.destination(), d -> new ArrayList<>())
                .add(r));
        List<BirdTables.Route> all = new ArrayList<>();
        byDestination.forEach(
                (destination, routes) -> route(destination, routes).ifPresent(all::add));
        return all;
    }

    private Optional<BirdTables.Route> route(Cidr destination, List<BgpRoute> routes) {
        BgpRoute best = routes.get(0);
        boolean whole = destination.prefixLength() == destination.family().bits();
        boolean fromKernel = !best.learned() && whole && !isAdvertised(destination);
        if (fromKernel || within(daemon.rejectedServices(), destination)) {
            return Optional.empty();
        }
        TreeSet<IpAddress> gateways = new TreeSet<>();
        boolean tunnel = false;
        for (BgpRoute route : routes) {
            if (route.multipath() && route.learned() == best.learned()) {
                Way way = way(destination, route.nextHop());
                route.nextHop()
                        .map(h -> way == Way.TUNNEL || near(h) ? h : router.orElse(h))
                        .ifPresent(gateways::add);
                tunnel |= way == Way.TUNNEL;
                if (way == Way.REFUSED) {
                    return Optional.empty();
                }
            }
        }
        long metric = best.learned() ? HIGHEST - best.localPreference() : 0;
        return Optional.of(new BirdTables.Route(destination, List.copyOf(gateways), tunnel && best.learned(), metric));
    }

    private enum Way {
        PLAIN,
        TUNNEL,
        REFUSED
    }

    private Way way(Cidr destination, Optional<IpAddress> nextHop) {
        boolean v4 = daemon.family() == IpFamily.V4;
        for (PoolFact pool : plan.pools()) {
            if (!pool.cidr().contains(destination) || (v4 && daemon.subnet().isEmpty())) {
                continue;
            }
            if (pool.vxlan() != EncapsulationMode.NEVER || !plan.programsClusterRoutes()) {
                return Way.REFUSED;
            }
            boolean near = nextHop.map(this::near).orElse(false);
            boolean encapsulated = v4
                    && (pool.ipip() == EncapsulationMode.ALWAYS
                            || (pool.ipip() == EncapsulationMode.CROSS_SUBNET && !near));
            return !encapsulated || nextHop.isEmpty() ? Way.PLAIN : tunnels ? Way.TUNNEL : Way.REFUSED;
        }
        return Way.PLAIN;
    }

    private boolean near(IpAddress address) {
        return daemon.subnet().map(s -> s.contains(address)).orElse(false);
    }

    private boolean isAdvertised(Cidr destination) {
        return daemon.advertisedServices().contains(destination.toString());
    }

    private static boolean within(List<String> ranges, Cidr destination) {
        return ranges.stream()
                .anyMatch(r ->
                        Cidr.tryParse(r).filter(c -> c.contains(destination)).isPresent());
    }
}
