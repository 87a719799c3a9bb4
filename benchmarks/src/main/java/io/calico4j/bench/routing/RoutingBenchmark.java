// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.routing;

import io.calico4j.net.IpAddress;
import io.calico4j.path.PathTracer;
import io.calico4j.route.RoutePlanner;
import io.calico4j.route.fact.RouteDelta;
import io.calico4j.route.fact.RouteFacts;
import io.calico4j.route.fact.RouteSource;
import io.calico4j.route.kernel.Dataplane;
import io.calico4j.route.kernel.KernelPlanner;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Tables, changes and traces of the routing workload's cluster of 5,000 nodes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RoutingBenchmark {
    private RouteFacts facts = RouteFacts.builder().build();
    private RoutePlanner planner = RoutePlanner.compile(facts);
    private PathTracer tracer = PathTracer.of(KernelPlanner.of(planner, Dataplane.defaults()));
    private List<RouteDelta> moves = List.of();
    private int turn;

    /** Makes the cluster. */
    @Setup
    public void prepare() {
        facts = RoutingFormula.facts(RouteSource.CALICO_IPAM, true);
        planner = RoutePlanner.compile(facts);
        tracer = PathTracer.of(KernelPlanner.of(planner, Dataplane.defaults()));
        moves = RoutingWorkload.moves();
    }

    /** The shared structure from facts. */
    @Benchmark
    public Object compile() {
        return RoutePlanner.compile(facts);
    }

    /** The table of one node. */
    @Benchmark
    public Object table() {
        return planner.routesOf(RoutingFormula.ME);
    }

    /** A block moved to another node, and what that changes for one node. */
    @Benchmark
    public Object blockMoved() {
        turn = (turn + 1) % moves.size();
        return planner.apply(moves.get(turn)).changesSince(planner, RoutingFormula.ME);
    }

    /** The way of one packet. */
    @Benchmark
    public Object trace() {
        turn++;
        return tracer.trace(address(turn * 7919), address(turn * 104_729));
    }

    private static IpAddress address(int i) {
        return RoutingFormula.workloadAddress(Math.floorMod(i, RoutingFormula.WORKLOADS));
    }
}
