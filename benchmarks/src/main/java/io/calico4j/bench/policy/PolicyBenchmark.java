// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.policy;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.cluster.SnapshotDelta;
import io.calico4j.kubernetes.Namespace;
import io.calico4j.kubernetes.Pod;
import io.calico4j.kubernetes.PodIp;
import io.calico4j.kubernetes.PodStatus;
import io.calico4j.net.IpAddress;
import io.calico4j.policy.PolicyEngine;
import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.flow.Peer;
import io.calico4j.resource.Resource;
import io.calico4j.resource.policy.NetworkPolicy;
import io.calico4j.resource.policy.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Compiling a cluster, verdicts, traces, and a changed pod; one policy and twenty pods in each namespace. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PolicyBenchmark {
    private static final int PODS_IN_NAMESPACE = 20;
    private static final int FLOWS = 1 << 14;
    private static final int FIRST_POD = 10 << 24;

    /** How many pods. */
    @Param({"2000", "20000"})
    public int pods;

    private ClusterSnapshot snapshot = ClusterSnapshot.empty();
    private PolicyEngine engine = PolicyEngine.compile(snapshot);
    private final List<Flow> flows = new ArrayList<>();
    private SnapshotDelta there = new SnapshotDelta(List.of());
    private int next;

    /** Makes the cluster and the flows. */
    @Setup
    public void prepare() {
        List<Resource> resources = new ArrayList<>();
        for (int i = 0; i < pods / PODS_IN_NAMESPACE; i++) {
            resources.add(Namespace.builder()
                    .name("ns-" + i)
                    .label("env", "e" + i % 3)
                    .build());
            resources.add(policy("ns-" + i));
        }
        for (int i = 0; i < pods; i++) {
            resources.add(pod(i, "v" + i % 4));
        }
        snapshot = ClusterSnapshot.of(resources);
        engine = PolicyEngine.compile(snapshot);
        there = snapshot.deltaTo(snapshot.with(pod(7, "v9")));
        for (int i = 0; i < FLOWS; i++) {
            flows.add(Flow.from(address(i * 7919 % pods))
                    .to(address(i * 104_729 % pods))
                    .tcp(80 + i % 2));
        }
    }

    private static Peer address(int pod) {
        return Peer.address(IpAddress.v4(FIRST_POD + pod));
    }

    private Pod pod(int number, String version) {
        String address = IpAddress.v4(FIRST_POD + number).toString();
        return Pod.builder()
                .name("pod-" + number)
                .namespace("ns-" + number % (pods / PODS_IN_NAMESPACE))
                .label("version", version)
                .status(PodStatus.builder()
                        .podIPs(List.of(PodIp.builder().ip(address).build()))
                        .build())
                .build();
    }

    private static NetworkPolicy policy(String namespace) {
        return NetworkPolicy.builder()
                .name("web")
                .namespace(namespace)
                .spec(spec -> spec.selector("version != 'v3'")
                        .ingress(List.of(
                                Rule.allow()
                                        .protocol("TCP")
                                        .source(from -> from.selector("version == 'v1'"))
                                        .destination(to -> to.ports(80))
                                        .build(),
                                Rule.allow()
                                        .source(from -> from.namespaceSelector("env == 'e1'"))
                                        .build())))
                .build();
    }

    private Flow flow() {
        next = (next + 1) & (FLOWS - 1);
        return flows.get(next);
    }

    /** Compiling the cluster. */
    @Benchmark
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public Object compile() {
        return PolicyEngine.compile(snapshot);
    }

    /** One verdict. */
    @Benchmark
    public Object verdict() {
        return engine.verdict(flow());
    }

    /** One decision with its trace. */
    @Benchmark
    public Object decide() {
        return engine.decide(flow());
    }

    /** A pod gets another label, and then the old one back. */
    @Benchmark
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public Object changePod() {
        engine = engine.apply(there).apply(there.inverse());
        return engine;
    }
}
