// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.routing;

import io.calico4j.bench.run.Fnv1a;
import io.calico4j.bench.run.Phases;
import io.calico4j.bench.run.Stage;
import io.calico4j.bench.run.Workload;
import io.calico4j.net.IpAddress;
import io.calico4j.path.PathMode;
import io.calico4j.path.PathTracer;
import io.calico4j.resource.pool.EncapsulationMode;
import io.calico4j.route.L3Route;
import io.calico4j.route.RouteChanges;
import io.calico4j.route.RoutePlanner;
import io.calico4j.route.fact.HostAddress;
import io.calico4j.route.fact.NodeFact;
import io.calico4j.route.fact.RouteDelta;
import io.calico4j.route.fact.RouteFacts;
import io.calico4j.route.fact.RouteSource;
import io.calico4j.route.kernel.Dataplane;
import io.calico4j.route.kernel.KernelPlanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The shared workload of routes. Phases are the README's numbers; {@code .workloads} is the second run, with workload
 * addresses as the source; {@code 1.node} is the tables of ten further nodes; {@code T} is a million traces, made ready in
 * {@code T.ready}, with the table of all nodes' workloads.
 *
 * <p>A change counts from the old state to the new one with the list of entries it changes for {@code node-00000}.
 */
public final class RoutingWorkload implements Workload {
    private static final int TRACES = 1_000_000;

    /** Creates the workload. */
    public RoutingWorkload() {}

    @Override
    public String area() {
        return "routing";
    }

    @Override
    public void run(Path directory, Stage stage, Size size) {
        RouteFacts ipam = RoutingFormula.facts(RouteSource.CALICO_IPAM, false);
        List<RouteDelta> blocks = moves();
        List<RouteDelta> nodes = addresses();
        stage.scenario(phases -> {
            RoutePlanner planner = load(phases, ipam, "1");
            phases.phase("1.node", 10, () -> furtherNodes(planner), n -> n);
        });
        RoutePlanner compiled = RoutePlanner.compile(ipam);
        stage.scenario(phases -> changes(phases, "2", compiled, blocks));
        stage.scenario(phases -> changes(phases, "3", compiled, nodes));
        stage.scenario(phases -> changes(phases, "4", compiled, subnets()));
        stage.scenario(phases -> changes(phases, "5", compiled, modes()));
        RouteFacts workloads = RoutingFormula.facts(RouteSource.WORKLOAD_IPS, true);
        List<RouteDelta> replaced = replaced();
        stage.scenario(phases -> {
            RoutePlanner planner = load(phases, workloads, "1.workloads");
            changes(phases, "3.workloads", planner, nodes);
            changes(phases, "4.workloads", planner, subnets());
            changes(phases, "5.workloads", planner, modes());
            changes(phases, "6", planner, replaced);
        });
        RouteFacts all = RoutingFormula.facts(RouteSource.CALICO_IPAM, true);
        IpAddress[] addresses = new IpAddress[RoutingFormula.WORKLOADS];
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = RoutingFormula.workloadAddress(i);
        }
        stage.scenario(phases -> {
            RoutePlanner planner = RoutePlanner.compile(all);
            PathTracer tracer = phases.phase(
                    "T.ready",
                    RoutingFormula.WORKLOADS,
                    () -> PathTracer.of(KernelPlanner.of(planner, Dataplane.defaults())),
                    t -> planner.nodes().size());
            phases.phase("T", TRACES, () -> traces(tracer, addresses), counts -> counts);
        });
    }

    private static RoutePlanner load(Phases phases, RouteFacts facts, String name) {
        List<Object> live = new ArrayList<>();
        phases.phase(
                name,
                1,
                () -> {
                    RoutePlanner planner = RoutePlanner.compile(facts);
                    live.add(planner);
                    live.add(planner.routesOf(RoutingFormula.ME));
                    return live;
                },
                l -> table((RoutePlanner) l.get(0)));
        return (RoutePlanner) live.get(0);
    }

    private static String table(RoutePlanner planner) {
        List<String> entries = planner.routesOf(RoutingFormula.ME).routes().stream()
                .map(L3Route::toString)
                .toList();
        return entries.size() + " entries " + Fnv1a.ofSorted(entries);
    }

    private static int furtherNodes(RoutePlanner planner) {
        int entries = 0;
        for (int i = 1; i <= 10; i++) {
            entries += planner.routesOf(RoutingFormula.name(i * 499)).routes().size();
        }
        return entries;
    }

    private static void changes(Phases phases, String name, RoutePlanner start, List<RouteDelta> deltas) {
        phases.phase(
                name,
                deltas.size(),
                () -> {
                    RoutePlanner planner = start;
                    long changed = 0;
                    for (RouteDelta delta : deltas) {
                        RoutePlanner next = planner.apply(delta);
                        RouteChanges changes = next.changesSince(planner, RoutingFormula.ME);
                        changed += changes.updated().size() + changes.removed().size();
                        planner = next;
                    }
                    return List.of(planner, changed);
                },
                answer -> answer.get(1) + " changed, " + table((RoutePlanner) answer.get(0)));
    }

    static List<RouteDelta> moves() {
        List<RouteDelta> deltas = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            int b = 7 * i;
            deltas.add(RouteDelta.builder()
                    .set(RoutingFormula.block(b, (b % RoutingFormula.NODES + 13) % RoutingFormula.NODES))
                    .build());
        }
        return deltas;
    }

    private static List<RouteDelta> addresses() {
        List<RouteDelta> deltas = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            deltas.add(RouteDelta.builder()
                    .set(RoutingFormula.node(1 + 4 * i, 100))
                    .build());
        }
        return deltas;
    }

    private static List<RouteDelta> subnets() {
        NodeFact node = RoutingFormula.node(0, 0);
        List<RouteDelta> deltas = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            HostAddress address = HostAddress.parse("172.16.0.2/" + (i % 2 == 0 ? 16 : 24));
            deltas.add(RouteDelta.builder()
                    .set(node.toBuilder().bgpAddress(address).build())
                    .build());
        }
        return deltas;
    }

    private static List<RouteDelta> modes() {
        List<RouteDelta> deltas = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            deltas.add(RouteDelta.builder()
                    .set(
                            i % 2 == 0
                                    ? RoutingFormula.pool(0).withVxlan(EncapsulationMode.CROSS_SUBNET)
                                    : RoutingFormula.pool(0))
                    .build());
        }
        return deltas;
    }

    private static List<RouteDelta> replaced() {
        List<RouteDelta> deltas = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            var workload = RoutingFormula.workload(37 * i);
            deltas.add(RouteDelta.builder()
                    .add(new RouteDelta.RemoveWorkload(workload.node(), workload.name()))
                    .build());
            deltas.add(RouteDelta.builder().set(workload).build());
        }
        return deltas;
    }

    private static List<String> traces(PathTracer tracer, IpAddress[] addresses) {
        Map<PathMode, Integer> counts = new EnumMap<>(PathMode.class);
        for (int i = 0; i < TRACES; i++) {
            long h = mix(0x5EED + (i + 1) * 0x9E3779B97F4A7C15L);
            int from = (int) Long.remainderUnsigned(h, RoutingFormula.WORKLOADS);
            int to = (int) ((h >>> 32) % RoutingFormula.WORKLOADS);
            PathMode mode = tracer.trace(addresses[from], addresses[to]).mode();
            counts.merge(mode, 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .toList();
    }

    private static long mix(long x) {
        long z = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
