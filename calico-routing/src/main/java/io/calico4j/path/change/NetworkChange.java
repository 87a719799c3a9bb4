// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path.change;

import static java.util.Objects.requireNonNull;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.cluster.SnapshotDelta;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.resource.Kind;
import io.calico4j.resource.Resource;
import io.calico4j.resource.config.FelixConfiguration;
import io.calico4j.resource.node.Node;
import io.calico4j.resource.node.NodeBGPSpec;
import io.calico4j.resource.pool.IPPool;
import io.calico4j.route.EncapsulationSummary;
import io.calico4j.route.PoolType;
import io.calico4j.route.fact.HostAddress;
import io.calico4j.route.fact.NodeFact;
import io.calico4j.route.fact.PoolFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Plans how a cluster gets from one network to another without losing packets, as far as Calico allows it.
 *
 * <p>Each step prepares the next: pods send less before an encapsulation takes room away, every node can receive an
 * encapsulation before any sends it, and Felix has a route before BIRD takes its own away. What a step does to packets is
 * found by the kernel routes and devices of Calico v3.32, its defects included, with nodes making the step one after another.
 */
public final class NetworkChange {
    private static final int MOST_NODES = 40;

    private final ClusterSnapshot target;
    private final List<String> nodes;
    private final boolean routersKnowPods;
    private final List<ChangeStep> steps = new ArrayList<>();
    private Stage now;

    private NetworkChange(ClusterSnapshot from, ClusterSnapshot to) {
        Stage start = new Stage(from, 0);
        this.now = new Stage(from, start.newPodMtuBytes());
        this.target = to;
        this.nodes = nodes(now);
        this.routersKnowPods = nativeAcross();
    }

    /**
     * Returns the plan from one state of a cluster to another.
     *
     * <p>If packets cross subnets natively before the change, the routers between are taken to know pods. Complexity: for each
     * step one look-up for every two of at most 40 nodes.
     */
    public static ChangePlan plan(ClusterSnapshot from, ClusterSnapshot to) {
        NetworkChange change = new NetworkChange(requireNonNull(from, "from"), requireNonNull(to, "to"));
        Stage start = change.now;
        ChangeStep direct = change.step(start, new Stage(to, start.podMtuBytes), "Everything at once", "");
        if (!from.equals(to)) {
            change.steps();
        }
        boolean complete = change.nodes.size() == start.kernel.planner().nodes().size();
        return new ChangePlan(change.steps, direct, change.nodes, complete);
    }

    /** The nodes by subnet in turn, so that each subnet has some. */
    private static List<String> nodes(Stage stage) {
        SortedMap<String, List<String>> bySubnet = new TreeMap<>();
        for (NodeFact node : stage.kernel.planner().nodes()) {
            String subnet = node.address(IpFamily.V4)
                    .map(HostAddress::subnet)
                    .map(Cidr::toString)
                    .orElse("");
            bySubnet.computeIfAbsent(subnet, s -> new ArrayList<>()).add(node.name());
        }
        SortedSet<String> chosen = new TreeSet<>();
        for (int i = 0; chosen.size() < MOST_NODES; i++) {
            int before = chosen.size();
            for (List<String> names : bySubnet.values()) {
                if (i < names.size() && chosen.size() < MOST_NODES) {
                    chosen.add(names.get(i));
                }
            }
            if (chosen.size() == before) {
                break;
            }
        }
        return List.copyOf(chosen);
    }

    private boolean nativeAcross() {
        for (String from : nodes) {
            for (String to : nodes) {
                Optional<IpAddress> pod = now.podOn(to);
                if (!from.equals(to) && pod.isPresent() && now.isNativeAcross(from, to, pod.get())) {
                    return true;
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
                new StepCheck(before, after, routersKnowPods).pairs(nodes));
    }

    private void go(ClusterSnapshot snapshot, int podMtuBytes, String title, String why) {
        if (snapshot.equals(now.snapshot) && podMtuBytes == now.podMtuBytes) {
            return;
        }
        Stage next = new Stage(snapshot, podMtuBytes);
        steps.add(step(now, next, title, why));
        now = next;
    }

    private void steps() {
        int wanted = new Stage(target, 0).newPodMtuBytes();
        if (wanted < now.podMtuBytes) {
            go(
                    now.snapshot,
                    wanted,
                    "Give pods an MTU of " + wanted + " and restart them, node by node",
                    "The encapsulation to come takes room; pods keep the MTU they were started with.");
        }
        tunnels();
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

    /** Every node can receive an encapsulation before any node sends it, and for as long as any node does. */
    private void tunnels() {
        EncapsulationSummary have = summary(now.snapshot);
        EncapsulationSummary need = summary(target);
        boolean ipip = have.ipip() != need.ipip();
        boolean vxlan = have.vxlan() != need.vxlan();
        if (!ipip && !vxlan) {
            return;
        }
        List<Resource> changed = new ArrayList<>();
        changed.add(felix(now.snapshot, felix -> {
            FelixConfiguration with = ipip
                    ? felix.withSpec(felix.spec().toBuilder().ipipEnabled(true).build())
                    : felix;
            return vxlan
                    ? with.withSpec(with.spec().toBuilder().vxlanEnabled(true).build())
                    : with;
        }));
        for (Node node : now.snapshot.all(Node.class)) {
            target.find(Node.class, node.metadata().name()).ifPresent(t -> changed.add(withTunnels(node, t)));
        }
        List<String> what = new ArrayList<>();
        device(what, ipip, need.ipip(), "IP-in-IP");
        device(what, vxlan, need.vxlan(), "VXLAN");
        go(
                now.snapshot.with(changed),
                now.podMtuBytes,
                "Let every node " + String.join(" and ", what),
                "Say so in the FelixConfiguration (ipipEnabled, vxlanEnabled: true) and keep a small pool of each mode with"
                        + " allowedUses: [Tunnel], from which nodes have tunnel addresses. Go on when every Node has them.");
    }

    private static void device(List<String> what, boolean changes, boolean wanted, String name) {
        if (changes) {
            what.add((wanted ? "set up its " : "keep its ") + name + " device");
        }
    }

    private static EncapsulationSummary summary(ClusterSnapshot snapshot) {
        Stage stage = new Stage(snapshot, 0);
        return stage.kernel
                .dataplane()
                .felix("")
                .encapsulation(stage.kernel.planner().encapsulation());
    }

    private static FelixConfiguration felix(ClusterSnapshot snapshot, UnaryOperator<FelixConfiguration> change) {
        FelixConfiguration now = snapshot.find(FelixConfiguration.class, "default")
                .orElseGet(() -> FelixConfiguration.builder().name("default").build());
        return change.apply(now);
    }

    /** The node with tunnel addresses that it has in the end, and those it has now where it has none in the end. */
    private static Node withTunnels(Node node, Node last) {
        Optional<String> ipip = last.spec()
                .bgp()
                .flatMap(NodeBGPSpec::ipv4IPIPTunnelAddr)
                .or(() -> node.spec().bgp().flatMap(NodeBGPSpec::ipv4IPIPTunnelAddr));
        var spec = node.spec().toBuilder()
                .ipv4VXLANTunnelAddr(
                        last.spec().ipv4VXLANTunnelAddr().or(() -> node.spec().ipv4VXLANTunnelAddr()))
                .vxlanTunnelMACAddr(
                        last.spec().vxlanTunnelMACAddr().or(() -> node.spec().vxlanTunnelMACAddr()));
        node.spec()
                .bgp()
                .ifPresent(
                        bgp -> spec.bgp(bgp.toBuilder().ipv4IPIPTunnelAddr(ipip).build()));
        return node.withSpec(spec.build());
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
                    now.snapshot.with(felix(
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
