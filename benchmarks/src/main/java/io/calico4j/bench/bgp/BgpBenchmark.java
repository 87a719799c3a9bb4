// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.bgp;

import io.calico4j.bgp.BgpPlan;
import io.calico4j.bgp.propagation.BgpNetwork;
import io.calico4j.bgp.propagation.BgpPropagation;
import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.cluster.SnapshotDelta;
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

/** The BGP of 5,000 nodes with 6 reflectors: all sessions, propagation, and a node that is added. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class BgpBenchmark {
    private ClusterSnapshot cluster = ClusterSnapshot.empty();
    private BgpPlan plan = BgpPlan.of(cluster);
    private SnapshotDelta delta = cluster.deltaTo(cluster);

    /** Makes the cluster and its plan with all sessions. */
    @Setup
    public void prepare() {
        cluster = BgpCluster.reflectors();
        plan = BgpPlan.of(cluster);
        if (plan.sessionEnds() == 0) {
            throw new IllegalStateException("no sessions");
        }
        delta = cluster.deltaTo(cluster.with(BgpCluster.node(BgpCluster.NODES, false)));
    }

    /** The plan and every session of every node. */
    @Benchmark
    public long sessions() {
        return BgpPlan.of(cluster).sessionEnds();
    }

    /** All routes to a fixpoint. */
    @Benchmark
    public Object propagation() {
        return BgpPropagation.of(BgpNetwork.of(plan));
    }

    /** One node more, with the sessions of all that peer with it. */
    @Benchmark
    public Object nodeAdded() {
        return plan.apply(delta);
    }
}
