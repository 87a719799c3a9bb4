// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.cluster.SnapshotDelta;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.route.fact.BlockSource;
import io.calico4j.route.fact.NodeFact;
import io.calico4j.route.fact.PoolFact;
import io.calico4j.route.fact.RouteDelta;
import io.calico4j.route.fact.RouteFacts;
import io.calico4j.route.fact.RouteSource;
import io.calico4j.route.fact.SnapshotFacts;
import io.calico4j.route.fact.WorkloadFact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The L3 tables of all nodes of a cluster, in one shared structure; immutable and safe for any number of threads.
 *
 * <p>A trie of the known CIDRs holds the facts of pools, blocks, hosts, tunnels and (if routes come from workload
 * addresses) workloads; a node's table is computed from it when asked for. {@link #apply} copies only the ways to what
 * changes. Answers depend on the facts alone, never on the order they came in.
 *
 * <p>Authority: Calico v3.32, felix/calc/l3_route_resolver.go. Where Calico leaves entries stale after a change, the
 * tables here are consistent.
 */
public final class RoutePlanner {
    final RouteSource source;
    final NodeNames names;
    final Trie trie;
    final NodeStates nodes;
    final SortedMap<String, PoolFact> pools;

    /** The objects the facts are from; null if they were given as facts. */
    private final @Nullable SnapshotFacts objects;

    RoutePlanner(RouteSource source, NodeNames names, Trie trie, NodeStates nodes, SortedMap<String, PoolFact> pools) {
        this(source, names, trie, nodes, pools, null);
    }

    private RoutePlanner(
            RouteSource source,
            NodeNames names,
            Trie trie,
            NodeStates nodes,
            SortedMap<String, PoolFact> pools,
            @Nullable SnapshotFacts objects) {
        this.source = source;
        this.names = names;
        this.trie = trie;
        this.nodes = nodes;
        this.pools = pools;
        this.objects = objects;
    }

    /** Computes the shared structure of a cluster with Calico IPAM. Complexity: n log n in the objects. */
    public static RoutePlanner compile(ClusterSnapshot snapshot) {
        return compile(SnapshotFacts.of(snapshot));
    }

    /** Computes the shared structure of a cluster whose blocks come from a given source. */
    public static RoutePlanner compile(ClusterSnapshot snapshot, BlockSource blocks) {
        return compile(SnapshotFacts.of(snapshot, blocks));
    }

    private static RoutePlanner compile(SnapshotFacts objects) {
        return compile(objects.facts()).of(objects);
    }

    private RoutePlanner of(SnapshotFacts from) {
        return new RoutePlanner(source, names, trie, nodes, pools, from);
    }

    /** Computes the shared structure. Complexity: linear in the facts, times the length of a prefix. */
    public static RoutePlanner compile(RouteFacts facts) {
        PlannerEditor editor = new PlannerEditor(new RoutePlanner(
                facts.source(),
                new NodeNames(),
                Trie.empty(),
                NodeStates.empty(),
                Collections.unmodifiableSortedMap(new TreeMap<>())));
        editor.addAll(facts);
        return editor.build();
    }

    /**
     * Returns the planner of the changed cluster, equal to compiling it. Complexity: linear in the change, times log n; the
     * whole cluster if {@code routeSource} changes.
     *
     * @throws IllegalStateException if this planner was not compiled from a snapshot, or has had facts changed since
     */
    public RoutePlanner apply(SnapshotDelta delta) {
        if (objects == null) {
            throw new IllegalStateException("this planner was compiled from facts; change it by a RouteDelta");
        }
        SnapshotFacts next = objects.apply(delta);
        return next.source() == source ? apply(objects.changesTo(next, delta)).of(next) : compile(next);
    }

    /** Returns the planner of the changed facts. Complexity: linear in the change. */
    public RoutePlanner apply(RouteDelta delta) {
        PlannerEditor editor = new PlannerEditor(this);
        delta.changes().forEach(editor::apply);
        return editor.build();
    }

    /** Returns where routes to workloads come from. */
    public RouteSource source() {
        return source;
    }

    /** Returns the pools by name. */
    public Collection<PoolFact> pools() {
        return pools.values();
    }

    /** Returns the nodes by name. Complexity: n log n in the number of nodes. */
    public List<NodeFact> nodes() {
        return IntStream.range(0, nodes.limit())
                .mapToObj(nodes::get)
                .flatMap(n -> n == null ? Stream.empty() : Stream.ofNullable(n.fact))
                .sorted(Comparator.comparing(NodeFact::name))
                .toList();
    }

    /** Returns a node. */
    public Optional<NodeFact> node(String name) {
        return state(name).flatMap(s -> Optional.ofNullable(s.fact));
    }

    /** Returns the workloads of a node by name; empty for a node that is not there. */
    public List<WorkloadFact> workloadsOf(String node) {
        return state(node).map(s -> List.of(s.workloads)).orElse(List.of());
    }

    /** Returns the workloads that are being migrated, or were a moment ago, by node and name. */
    public List<WorkloadFact> migratingWorkloads() {
        return IntStream.range(0, nodes.limit())
                .mapToObj(nodes::get)
                .flatMap(n -> n == null ? Stream.empty() : n.migrating().stream())
                .sorted(Comparator.comparing(WorkloadFact::node).thenComparing(WorkloadFact::name))
                .toList();
    }

    /** Returns the names of nodes that have workloads, sorted; they need not be among the nodes. */
    public List<String> workloadNodes() {
        return IntStream.range(0, nodes.limit())
                .mapToObj(nodes::get)
                .flatMap(n -> n == null || n.workloads.length == 0 ? Stream.empty() : Stream.of(names.name(n.id)))
                .sorted()
                .toList();
    }

    private Optional<NodeState> state(String name) {
        Integer id = names.find(name);
        return id == null ? Optional.empty() : Optional.ofNullable(nodes.get(id));
    }

    /** Returns which encapsulations the pools ask for. */
    public EncapsulationSummary encapsulation() {
        return EncapsulationSummary.of(pools.values());
    }

    /** Returns the VXLAN tunnel endpoints of all nodes that have one, by node name. */
    public List<Vtep> vteps() {
        return nodes().stream().map(Vtep::of).flatMap(Optional::stream).toList();
    }

    /**
     * Returns the table of a node, which need not be among the nodes.
     *
     * <p>Complexity: linear in the table.
     */
    public RouteTable routesOf(String node) {
        NodeView view = view(node);
        Trie seen = view.trie();
        List<L3Route> routes = new ArrayList<>();
        view.walk(seen.v4, routes::add);
        view.walk(seen.v6, routes::add);
        return new RouteTable(node, routes);
    }

    private NodeView view(String node) {
        return new NodeView(this, names.id(node));
    }

    /** Returns the entry of a node's table with the longest prefix around an address. */
    public Optional<L3Route> lookup(String node, IpAddress address) {
        NodeView view = view(node);
        return Optional.ofNullable(view.lookup(view.trie(), address));
    }

    /** Returns the known CIDRs around an address; equal for all addresses of one CIDR. Complexity: the length of a prefix. */
    public Chain chainOf(IpAddress address) {
        return new Chain(this, trie.around(address));
    }

    /** Returns chains that are one object where they are equal; for one thread. */
    public Function<IpAddress, Chain> chains() {
        IdentityHashMap<CidrFacts, Chain> known = new IdentityHashMap<>();
        Chain none = new Chain(this, List.of());
        return address -> {
            List<CidrFacts> around = trie.around(address);
            return around.isEmpty()
                    ? none
                    : known.computeIfAbsent(around.get(around.size() - 1), f -> new Chain(this, around));
        };
    }

    /** Returns a view of a node's table for looking addresses up. Complexity: constant. */
    public TableView viewOf(String node) {
        return new TableView(this, names.id(node));
    }

    /**
     * Returns what distinguishes a node's table from an earlier one.
     *
     * <p>Complexity: linear in the change if one planner came from the other by {@link #apply}; linear in the table if
     * they are unrelated or the node's own subnet has changed.
     */
    public RouteChanges changesSince(RoutePlanner earlier, String node) {
        if (earlier.names == names && earlier.source == source) {
            return TableDifference.of(earlier, this, names.id(node));
        }
        SortedMap<Cidr, L3Route> was = new TreeMap<>();
        earlier.routesOf(node).routes().forEach(r -> was.put(r.destination(), r));
        List<L3Route> updated = new ArrayList<>();
        for (L3Route route : routesOf(node).routes()) {
            if (!route.equals(was.remove(route.destination()))) {
                updated.add(route);
            }
        }
        return new RouteChanges(updated, List.copyOf(was.keySet()));
    }

    /** The host and tunnel addresses of a node. */
    static List<Cidr> ownCidrs(NodeFact node) {
        List<Cidr> all = new ArrayList<>();
        node.hostAddresses().forEach(a -> all.add(a.toCidr()));
        node.ipipAddress().ifPresent(a -> all.add(a.toCidr()));
        for (IpFamily family : IpFamily.values()) {
            node.vxlanAddress(family).ifPresent(a -> all.add(a.toCidr()));
            node.wireguardAddress(family).ifPresent(a -> all.add(a.toCidr()));
        }
        return all;
    }
}
