// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path.change;

import static java.util.Objects.requireNonNull;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.cluster.SnapshotDelta;
import io.calico4j.net.IpAddress;
import io.calico4j.resource.Kind;
import io.calico4j.resource.pool.IPPool;
import io.calico4j.route.EncapsulationSummary;
import io.calico4j.route.PoolType;
import io.calico4j.route.RoutePlanner;
import io.calico4j.route.fact.PoolFact;
import io.calico4j.route.kernel.Dataplane;
import io.calico4j.route.kernel.KernelPlanner;
import io.calico4j.route.kernel.RouteCompatibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Plans how a cluster gets from one network to another without losing packets, as far as Calico allows it.
 *
 * <p>Each step prepares the next: pods send less before an encapsulation takes room away, every node can receive an
 * encapsulation before any sends it, and Felix has a route before BIRD takes its own away. What a step does to packets is
 * found by the kernel routes and devices of Calico v3.32, its defects included, with nodes making the step one after another.
 */
public final class NetworkChange {
    private final ClusterSnapshot target;
    private final Stage end;
    private final Function<ClusterSnapshot, KernelPlanner> kernels;
    private final List<NodeGroup> groups;
    private final boolean routersKnowPods;
    private final List<ChangeStep> steps = new ArrayList<>();
    private Stage now;

    private NetworkChange(Stage start, Stage end, Function<ClusterSnapshot, KernelPlanner> kernels, boolean together) {
        this.kernels = kernels;
        this.now = start;
        this.end = end;
        this.target = end.snapshot;
        this.groups = together ? NodeGroups.of(now, end) : NodeGroups.oneByOne(now);
        this.routersKnowPods = nativeAcross();
    }

    private Stage stage(ClusterSnapshot snapshot, int podMtuBytes) {
        return new Stage(snapshot, kernels.apply(snapshot), podMtuBytes);
    }

    /**
     * Returns the plan from one state of a cluster to another, with BIRD's routes as in a full mesh, and with one network below
     * both: what is assumed of it holds what either needs.
     */
    public static ChangePlan plan(ClusterSnapshot from, ClusterSnapshot to) {
        int networkMtu = Math.max(
                Dataplane.from(from).networkMtu().bytes(),
                Dataplane.from(to).networkMtu().bytes());
        return plan(
                from,
                to,
                s -> KernelPlanner.of(
                        RoutePlanner.compile(s), Dataplane.from(s, networkMtu), RouteCompatibility.EXACT));
    }

    /**
     * Returns the plan from one state of a cluster to another.
     *
     * <p>If packets cross subnets natively before the change, the routers between are taken to know pods. Complexity: for each
     * step one look-up for every two groups of nodes that are alike.
     *
     * @param kernels makes the kernel routes of each state, as Calico really does
     */
    public static ChangePlan plan(
            ClusterSnapshot from, ClusterSnapshot to, Function<ClusterSnapshot, KernelPlanner> kernels) {
        return plan(requireNonNull(from, "from"), requireNonNull(to, "to"), requireNonNull(kernels, "kernels"), true);
    }

    /** As {@link #plan(ClusterSnapshot, ClusterSnapshot, Function)}; or with every node by itself, to hold one against the other. */
    static ChangePlan plan(
            ClusterSnapshot from,
            ClusterSnapshot to,
            Function<ClusterSnapshot, KernelPlanner> kernels,
            boolean together) {
        KernelPlanner before = kernels.apply(from);
        KernelPlanner after = kernels.apply(to);
        ExpectedTunnels expected = ExpectedTunnels.of(from, to, summary(before), summary(after));
        KernelPlanner last = expected.nodes().isEmpty() ? after : kernels.apply(expected.snapshot());
        Stage start = new Stage(from, before, new Stage(from, before, 0).newPodMtuBytes());
        Stage end = new Stage(expected.snapshot(), last, start.podMtuBytes);
        NetworkChange change = new NetworkChange(start, end, kernels, together);
        ChangeStep direct = change.step(start, end, "Everything at once", "");
        if (!from.equals(end.snapshot)) {
            change.steps();
        }
        return new ChangePlan(change.steps, direct, change.groups, expected.nodes());
    }

    private boolean nativeAcross() {
        for (NodeGroup from : groups) {
            for (NodeGroup to : groups) {
                String receiver = to.nodes().get(0);
                for (IpAddress pod : now.podsOn(receiver)) {
                    if (!from.equals(to) && now.isNativeAcross(from.nodes().get(0), receiver, pod)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private ChangeStep step(Stage before, Stage after, String title, String why) {
        return new ChangeStep(
                title,
                why,
                after.snapshot,
                after.podMtuBytes,
                new StepCheck(before, after, routersKnowPods).pairs(groups));
    }

    private void go(ClusterSnapshot snapshot, int podMtuBytes, String title, String why) {
        if (snapshot.equals(now.snapshot) && podMtuBytes == now.podMtuBytes) {
            return;
        }
        Stage next = stage(snapshot, podMtuBytes);
        steps.add(step(now, next, title, why));
        now = next;
    }

    private void steps() {
        int wanted = end.newPodMtuBytes();
        if (wanted < now.podMtuBytes) {
            go(
                    now.snapshot,
                    wanted,
                    "Give pods an MTU of " + wanted + " and restart them, node by node",
                    "The encapsulation to come takes room; pods keep the MTU they were started with.");
        }
        Tunnels.prepare(now.snapshot, target, summary(now.kernel), summary(end.kernel))
                .ifPresent(t -> go(t.snapshot(), now.podMtuBytes, t.title(), t.why()));
        bridge();
        pools();
        rest();
        if (wanted > now.podMtuBytes) {
            go(
                    now.snapshot,
                    wanted,
                    "Give pods an MTU of " + wanted + " and restart them, node by node",
                    "Nothing takes the room any more.");
        }
    }

    private static EncapsulationSummary summary(KernelPlanner kernel) {
        return kernel.dataplane().felix("").encapsulation(kernel.planner().encapsulation());
    }

    /** Between IP-in-IP and VXLAN, Felix replaces its own route; BIRD's would be taken away and Felix' come later. */
    private void bridge() {
        boolean handed = pools(now.snapshot).values().stream().anyMatch(p -> {
            PoolType was = PoolType.of(p);
            PoolType is = Optional.ofNullable(pools(target).get(p.name()))
                    .map(PoolType::of)
                    .orElse(was);
            return (was == PoolType.IPIP && is == PoolType.VXLAN) || (was == PoolType.VXLAN && is == PoolType.IPIP);
        });
        boolean already = now.kernel.dataplane().felix("").programClusterRoutes();
        if (handed && !already) {
            go(
                    now.snapshot.with(Tunnels.felix(
                            now.snapshot,
                            f -> f.withSpec(f.spec().toBuilder()
                                    .programClusterRoutes("Enabled")
                                    .build()))),
                    now.podMtuBytes,
                    "Let Felix program IP-in-IP routes too (programClusterRoutes: Enabled)",
                    "Its routes stand before BIRD's, so that none is missing when the pool changes.");
        }
    }

    private static SortedMap<String, PoolFact> pools(ClusterSnapshot snapshot) {
        SortedMap<String, PoolFact> pools = new TreeMap<>();
        snapshot.all(IPPool.class).forEach(p -> PoolFact.from(p).ifPresent(f -> pools.put(f.name(), f)));
        return pools;
    }

    private void pools() {
        SnapshotDelta delta = now.snapshot.deltaTo(target);
        for (boolean additions : List.of(true, false)) {
            for (SnapshotDelta.Change change : delta.changes()) {
                if (change.key().kind() == Kind.IP_POOL
                        && change.after().isPresent()
                        && change.isAddition() == additions) {
                    IPPool pool = (IPPool) change.after().get();
                    String modes = "ipipMode " + pool.spec().ipipMode().orElse("Never") + ", vxlanMode "
                            + pool.spec().vxlanMode().orElse("Never");
                    go(
                            now.snapshot.with(pool),
                            now.podMtuBytes,
                            (additions ? "Add" : "Change") + " pool "
                                    + pool.metadata().name() + ": " + modes,
                            additions
                                    ? "New pods may get addresses from it."
                                    : "Nodes change their routes one after another.");
                }
            }
        }
    }

    private void rest() {
        SnapshotDelta delta = now.snapshot.deltaTo(target);
        ClusterSnapshot settings = now.snapshot;
        boolean removals = false;
        for (SnapshotDelta.Change change : delta.changes()) {
            boolean setting = change.key().kind() == Kind.FELIX_CONFIGURATION
                    || change.key().kind() == Kind.BGP_CONFIGURATION;
            if (setting && !change.isRemoval()) {
                settings = settings.with(change.after().orElseThrow());
            }
            removals |= change.isRemoval();
        }
        go(
                settings,
                now.podMtuBytes,
                "Set FelixConfiguration and BGPConfiguration as wanted in the end",
                "Settings that only the change needed go away.");
        ClusterSnapshot others = now.snapshot.apply(now.snapshot.deltaTo(target));
        go(
                others,
                now.podMtuBytes,
                removals ? "Make the remaining changes, removals among them" : "Make the remaining changes",
                "Pools that go must have no pods any more.");
    }
}
