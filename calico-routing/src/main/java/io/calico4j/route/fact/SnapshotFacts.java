// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.fact;

import static java.util.Objects.requireNonNull;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.cluster.SnapshotDelta;
import io.calico4j.kubernetes.KubernetesNode;
import io.calico4j.kubernetes.Pod;
import io.calico4j.kubernetes.conversion.KubernetesConverter;
import io.calico4j.net.Cidr;
import io.calico4j.resource.Resource;
import io.calico4j.resource.config.FelixConfiguration;
import io.calico4j.resource.node.LiveMigration;
import io.calico4j.resource.node.Node;
import io.calico4j.resource.node.WorkloadEndpoint;
import io.calico4j.resource.pool.IPAMBlock;
import io.calico4j.resource.pool.IPPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The facts that a cluster's objects state.
 *
 * <p>A Calico object stands before the Kubernetes object it would be made from: a Node before the Kubernetes node, a
 * WorkloadEndpoint before its pod. Of several IPAMBlocks with one CIDR the last by name counts. Workloads are named by
 * namespace and endpoint name. Addresses that cannot be read state nothing.
 *
 * <p>Immutable: one snapshot, and how to read it.
 */
public final class SnapshotFacts {
    private static final KubernetesConverter CONVERTER = KubernetesConverter.standard();

    private final ClusterSnapshot snapshot;
    private final BlockSource blocks;
    private final LiveMigrations migrations;

    private SnapshotFacts(ClusterSnapshot snapshot, BlockSource blocks) {
        this.snapshot = requireNonNull(snapshot, "snapshot");
        this.blocks = requireNonNull(blocks, "blocks");
        this.migrations = LiveMigrations.of(snapshot.all(LiveMigration.class));
    }

    /** Returns the facts of a snapshot, with blocks from Calico IPAM. */
    public static SnapshotFacts of(ClusterSnapshot snapshot) {
        return new SnapshotFacts(snapshot, BlockSource.IPAM_BLOCKS);
    }

    /** Returns the facts of a snapshot. */
    public static SnapshotFacts of(ClusterSnapshot snapshot, BlockSource blocks) {
        return new SnapshotFacts(snapshot, blocks);
    }

    /** Returns the snapshot. */
    public ClusterSnapshot snapshot() {
        return snapshot;
    }

    /** Returns where routes to workloads come from: {@code routeSource} of the FelixConfiguration {@code default}. */
    public RouteSource source() {
        return snapshot.find(FelixConfiguration.class, "default")
                .flatMap(c -> c.spec().routeSource())
                .filter("WorkloadIPs"::equals)
                .map(s -> RouteSource.WORKLOAD_IPS)
                .orElse(RouteSource.CALICO_IPAM);
    }

    /** Returns all facts. Complexity: linear in the objects. */
    public RouteFacts facts() {
        RouteFacts.Builder b = RouteFacts.builder().source(source());
        snapshot.all(IPPool.class).forEach(p -> PoolFact.from(p).ifPresent(b::add));
        nodeNames().forEach(name -> node(name).ifPresent(b::add));
        if (blocks == BlockSource.IPAM_BLOCKS) {
            snapshot.all(IPAMBlock.class).forEach(block -> BlockFact.from(block).ifPresent(b::add));
        } else {
            nodeNames().forEach(name -> podCidrs(name).forEach(cidr -> b.add(BlockFact.of(cidr, name))));
        }
        for (Pod pod : snapshot.all(Pod.class)) {
            endpoints(pod).forEach(e -> workload(e).ifPresent(b::add));
        }
        for (WorkloadEndpoint endpoint : snapshot.all(WorkloadEndpoint.class)) {
            workload(endpoint).ifPresent(b::add);
        }
        return b.build();
    }

    /** Returns these facts' successor after a change. */
    public SnapshotFacts apply(SnapshotDelta delta) {
        return new SnapshotFacts(snapshot.apply(delta), blocks);
    }

    /**
     * Returns what changes from these facts to the next, which are these after the delta; both have one {@link #source}.
     *
     * <p>Complexity: linear in the change, times log n; linear in the workloads if a LiveMigration changes, in the blocks if
     * an IPAMBlock goes.
     */
    public RouteDelta changesTo(SnapshotFacts next, SnapshotDelta delta) {
        List<RouteDelta.Change> changes = new ArrayList<>();
        SortedSet<String> nodes = new TreeSet<>();
        SortedSet<Cidr> cidrs = new TreeSet<>();
        SortedSet<EndpointKey> endpoints = new TreeSet<>();
        for (SnapshotDelta.Change change : delta.changes()) {
            Stream.concat(change.before().stream(), change.after().stream())
                    .forEach(r -> touch(r, next, nodes, cidrs, endpoints));
            if (change.key().kind() == io.calico4j.resource.Kind.IP_POOL) {
                changes.add(pool(change));
            }
        }
        for (String node : nodes) {
            changes.add(next.node(node)
                    .<RouteDelta.Change>map(RouteDelta.SetNode::new)
                    .orElseGet(() -> new RouteDelta.RemoveNode(node)));
            if (blocks == BlockSource.POD_CIDRS) {
                cidrs.addAll(podCidrs(node));
                cidrs.addAll(next.podCidrs(node));
            }
        }
        for (Cidr cidr : cidrs) {
            changes.add(next.block(cidr)
                    .<RouteDelta.Change>map(RouteDelta.SetBlock::new)
                    .orElseGet(() -> new RouteDelta.RemoveBlock(cidr)));
        }
        endpoints.forEach(key -> addWorkload(key, next, changes));
        return new RouteDelta(changes);
    }

    private static RouteDelta.Change pool(SnapshotDelta.Change change) {
        return change.after()
                .flatMap(r -> PoolFact.from((IPPool) r))
                .<RouteDelta.Change>map(RouteDelta.SetPool::new)
                .orElseGet(() -> new RouteDelta.RemovePool(change.key().name()));
    }

    private void touch(
            Resource resource,
            SnapshotFacts next,
            SortedSet<String> nodes,
            SortedSet<Cidr> cidrs,
            SortedSet<EndpointKey> endpoints) {
        if (resource instanceof Node || resource instanceof KubernetesNode) {
            nodes.add(resource.metadata().name());
        } else if (resource instanceof IPAMBlock block && blocks == BlockSource.IPAM_BLOCKS) {
            BlockFact.from(block).ifPresent(b -> cidrs.add(b.cidr()));
        } else if (resource instanceof WorkloadEndpoint endpoint) {
            endpoints.add(EndpointKey.of(endpoint));
        } else if (resource instanceof Pod pod) {
            endpoints(pod).forEach(e -> endpoints.add(EndpointKey.of(e)));
        } else if (resource instanceof LiveMigration) {
            Stream.of(this, next).forEach(facts -> facts.allEndpoints().forEach(e -> endpoints.add(EndpointKey.of(e))));
        }
    }

    private void addWorkload(EndpointKey key, SnapshotFacts next, List<RouteDelta.Change> changes) {
        Optional<WorkloadFact> before = workload(key);
        Optional<WorkloadFact> after = next.workload(key);
        before.filter(b -> after.filter(a -> a.node().equals(b.node())).isEmpty())
                .ifPresent(b -> changes.add(new RouteDelta.RemoveWorkload(b.node(), b.name())));
        after.filter(a -> !before.equals(after)).ifPresent(a -> changes.add(new RouteDelta.SetWorkload(a)));
    }

    private SortedSet<String> nodeNames() {
        SortedSet<String> names = new TreeSet<>();
        snapshot.all(Node.class).forEach(n -> names.add(n.metadata().name()));
        snapshot.all(KubernetesNode.class).forEach(n -> names.add(n.metadata().name()));
        return names;
    }

    private Optional<NodeFact> node(String name) {
        return snapshot.find(Node.class, name)
                .map(NodeFact::from)
                .or(() -> snapshot.find(KubernetesNode.class, name).map(KubernetesNodes::fact));
    }

    private List<Cidr> podCidrs(String node) {
        List<String> texts = snapshot.find(Node.class, node)
                .map(n -> n.status().podCIDRs())
                .or(() -> snapshot.find(KubernetesNode.class, node)
                        .map(n -> n.spec().podCIDRs()))
                .orElse(List.of());
        return texts.stream().flatMap(t -> Cidr.tryParse(t).stream()).toList();
    }

    private Optional<BlockFact> block(Cidr cidr) {
        if (blocks == BlockSource.POD_CIDRS) {
            return nodeNames().stream()
                    .filter(name -> podCidrs(name).contains(cidr))
                    .reduce((a, b) -> b)
                    .map(name -> BlockFact.of(cidr, name));
        }
        return snapshot.all(IPAMBlock.class).stream()
                .filter(b -> Cidr.tryParse(b.spec().cidr()).equals(Optional.of(cidr)))
                .reduce((a, b) -> b)
                .flatMap(BlockFact::from);
    }

    private Stream<WorkloadEndpoint> allEndpoints() {
        return Stream.concat(
                snapshot.all(Pod.class).stream().flatMap(p -> endpoints(p).stream()),
                snapshot.all(WorkloadEndpoint.class).stream());
    }

    /** What Calico makes of a pod: nothing for one with the host's network, without a node or without an address. */
    private static List<WorkloadEndpoint> endpoints(Pod pod) {
        if (pod.spec().hostNetwork() || pod.spec().nodeName().isEmpty()) {
            return List.of();
        }
        return CONVERTER.workloadEndpoints(pod).stream()
                .flatMap(c -> c.value().stream())
                .filter(e -> !e.spec().ipNetworks().isEmpty())
                .toList();
    }

    private Optional<WorkloadFact> workload(EndpointKey key) {
        return snapshot.find(WorkloadEndpoint.class, key.namespace(), key.name())
                .or(() -> snapshot.find(Pod.class, key.namespace(), key.pod())
                        .flatMap(p -> endpoints(p).stream()
                                .filter(e -> e.metadata().name().equals(key.name()))
                                .findFirst()))
                .flatMap(this::workload);
    }

    private Optional<WorkloadFact> workload(WorkloadEndpoint endpoint) {
        return WorkloadFact.from(endpoint).map(w -> migrations.mark(w, endpoint));
    }
}
