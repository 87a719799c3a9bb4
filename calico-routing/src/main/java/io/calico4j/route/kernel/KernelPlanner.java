// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.kernel;

import static java.util.Objects.requireNonNull;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.route.EncapsulationSummary;
import io.calico4j.route.L3Route;
import io.calico4j.route.RoutePlanner;
import io.calico4j.route.Vtep;
import io.calico4j.route.fact.HostAddress;
import io.calico4j.route.fact.NodeFact;
import io.calico4j.route.fact.WorkloadFact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The kernel routes and devices that Calico programs on every node; immutable and safe for any number of threads.
 *
 * <p>Nothing is computed before it is asked for, and one node's answer costs in proportion to its own L3 table.
 *
 * <p>Authority: Calico v3.32, felix/dataplane/linux (route_mgr.go, vxlan_mgr.go, ipip_mgr.go, noencap_mgr.go, endpoint_mgr.go)
 * and felix/routetable; for BIRD the templates of confd, with routes spread as {@link BirdTables} say, else as in a full
 * mesh.
 */
public final class KernelPlanner {
    private final RoutePlanner planner;
    private final Dataplane dataplane;
    private final RouteCompatibility compatibility;
    private final EncapsulationSummary encapsulation;
    private final PoolLines pools;
    private final List<WorkloadFact> migrating;
    private final @Nullable BirdTables tables;

    private KernelPlanner(
            RoutePlanner planner, Dataplane dataplane, RouteCompatibility compatibility, @Nullable BirdTables tables) {
        this.planner = requireNonNull(planner, "planner");
        this.dataplane = requireNonNull(dataplane, "dataplane");
        this.compatibility = requireNonNull(compatibility, "compatibility");
        this.encapsulation = planner.encapsulation();
        this.pools = new PoolLines(planner.pools(), dataplane.bird().programClusterRoutes());
        this.migrating = planner.migratingWorkloads();
        this.tables = tables;
    }

    /** Returns the kernel routes without Calico's known defects. */
    public static KernelPlanner of(RoutePlanner planner, Dataplane dataplane) {
        return new KernelPlanner(planner, dataplane, RouteCompatibility.CORRECT, null);
    }

    /** Returns the kernel routes with or without Calico's known defects. */
    public static KernelPlanner of(RoutePlanner planner, Dataplane dataplane, RouteCompatibility compatibility) {
        return new KernelPlanner(planner, dataplane, compatibility, null);
    }

    /** Returns the same with what BIRD has learned in place of a full mesh. */
    public KernelPlanner with(BirdTables learned) {
        return new KernelPlanner(planner, dataplane, compatibility, requireNonNull(learned, "learned"));
    }

    /** Returns whether an address is that of a BGP router outside the cluster. */
    public boolean isBgpRouter(IpAddress address) {
        return tables != null && tables.isRouter(address);
    }

    /** Returns whether a node has a destination from a BGP router outside the cluster. Complexity: linear in its table. */
    public boolean isAnnouncedByRouter(String node, Cidr destination) {
        return tables != null
                && tables.routesOf(node, destination.family(), Optional.empty()).stream()
                        .filter(r -> r.destination().equals(destination))
                        .flatMap(r -> r.gateways().stream())
                        .anyMatch(tables::isRouter);
    }

    /** Returns the L3 tables that the routes are made of. */
    public RoutePlanner planner() {
        return planner;
    }

    /** Returns the surroundings. */
    public Dataplane dataplane() {
        return dataplane;
    }

    /** Returns the rules by which one node's L3 entries become routes. Complexity: constant. */
    public NodeRules rulesOf(String node) {
        return new NodeRules(planner, encapsulation, dataplane, compatibility, node);
    }

    /** Returns look-ups in a node's main table. Complexity: linear in the node's workloads and in those being migrated. */
    public NodeKernel kernelOf(String node) {
        NodeRules rules = rulesOf(node);
        return new NodeKernel(rules, bird(rules), planner.viewOf(node), planner.workloadsOf(node));
    }

    private BirdRoutes bird(NodeRules rules) {
        return new BirdRoutes(
                planner,
                rules,
                pools,
                tables,
                migrating.stream().filter(w -> !w.node().equals(rules.node())).toList());
    }

    /**
     * Returns what Calico sets up on a node: Felix's routes and those of BIRD.
     *
     * <p>Complexity: n log n in the node's L3 table.
     */
    public NodeDataplane dataplaneOf(String node) {
        NodeRules rules = rulesOf(node);
        Routes routes = new Routes(rules);
        List<L3Route> table = planner.routesOf(node).routes();
        routes.addLocal(planner.workloadsOf(node));
        table.forEach(routes::addFelix);
        BirdRoutes bird = bird(rules);
        List<KernelRoute> made = bird.migrated();
        made.addAll(bird.learned());
        table.forEach(entry -> bird.of(entry, made));
        made.forEach(routes::addAny);
        List<VxlanNeighbour> neighbours = neighbours(rules);
        return new NodeDataplane(
                node,
                List.copyOf(rules.managers()),
                routes.sorted(),
                routes.lostBlackholes(),
                rules.devices(),
                neighbours,
                neighbours.stream()
                        .map(VxlanNeighbour::hostAddress)
                        .distinct()
                        .sorted()
                        .toList(),
                rules.mtu());
    }

    /**
     * Returns a node's main table: the routes of Calico, of the subnets of the node's interfaces and tunnels, and to its
     * default routers. Link-local routes of IPv6 are not among them.
     */
    public List<KernelRoute> mainTableOf(String node) {
        NodeDataplane plane = dataplaneOf(node);
        List<KernelRoute> all = new ArrayList<>(plane.routes());
        all.addAll(kernelOf(node).surroundings());
        plane.devices().stream()
                .filter(d -> d.address().isV6())
                .forEach(d -> all.add(NodeKernel.connected(d.name(), new HostAddress(d.address(), 128))));
        all.sort(KernelRoute.TABLE_ORDER);
        return List.copyOf(all);
    }

    /** Returns WireGuard's own table of a node, which packets not yet encrypted meet before the main table. */
    public List<KernelRoute> wireguardTableOf(String node) {
        NodeRules rules = rulesOf(node);
        List<KernelRoute> all = new ArrayList<>();
        for (L3Route entry : planner.routesOf(node).routes()) {
            KernelRoute route = rules.wireguard(entry);
            if (route != null) {
                all.add(route);
            }
        }
        return List.copyOf(all);
    }

    /** Returns only the routes of Felix, as {@link #dataplaneOf} has them among BIRD's. */
    public NodeDataplane felixOf(String node) {
        NodeDataplane all = dataplaneOf(node);
        return new NodeDataplane(
                node,
                all.managers(),
                all.routes().stream()
                        .filter(r -> r.programmer() == RouteProgrammer.FELIX)
                        .toList(),
                all.lostBlackholes(),
                all.devices(),
                all.neighbours(),
                all.allowedVxlanSources(),
                all.mtu());
    }

    private List<VxlanNeighbour> neighbours(NodeRules rules) {
        List<VxlanNeighbour> all = new ArrayList<>();
        for (NodeFact other : planner.nodes()) {
            Optional<Vtep> vtep = other.name().equals(rules.node()) ? Optional.empty() : Vtep.of(other);
            for (IpFamily family : IpFamily.values()) {
                if (vtep.isPresent() && rules.managers().contains(NodeRules.vxlanManager(family))) {
                    vtep.get()
                            .half(family)
                            .flatMap(h -> rules.neighbour(h, family))
                            .ifPresent(all::add);
                }
            }
        }
        all.sort(Comparator.comparing(VxlanNeighbour::device)
                .thenComparing(VxlanNeighbour::tunnelAddress)
                .thenComparing(VxlanNeighbour::hostAddress));
        return all;
    }

    /** Returns what Calico sets up on every node, by node name. Complexity: the sum over the nodes. */
    public Map<String, NodeDataplane> all() {
        Map<String, NodeDataplane> all = new LinkedHashMap<>();
        planner.nodes().forEach(n -> all.put(n.name(), dataplaneOf(n.name())));
        return all;
    }
}
