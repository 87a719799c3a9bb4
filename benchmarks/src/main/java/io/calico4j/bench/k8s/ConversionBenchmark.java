// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.k8s;

import io.calico4j.datastore.FelixConverter;
import io.calico4j.kubernetes.KubernetesNetworkPolicy;
import io.calico4j.kubernetes.Pod;
import io.calico4j.kubernetes.conversion.KubernetesConverter;
import io.calico4j.kubernetes.conversion.StorageConverter;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.resource.policy.NetworkPolicy;
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
import org.openjdk.jmh.infra.Blackhole;

/** Conversions of many pods and policies that differ in names, labels and addresses. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ConversionBenchmark {
    private static final String POD = """
            apiVersion: v1
            kind: Pod
            metadata:
              name: web-%1$05d
              namespace: team-%2$02d
              labels: {app: web, track: stable, pod-template-hash: "%1$05d", app.kubernetes.io/name: web}
            spec:
              nodeName: node-%2$02d
              serviceAccountName: default
              containers: [{name: main, ports: [{name: http, containerPort: 8080}, {name: metrics, containerPort: 9090}]}]
            status: {phase: Running, podIP: 10.64.%2$d.%3$d}
            ---
            """;

    private static final String POLICY = """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: np-%1$05d, namespace: team-%2$02d}
            spec:
              podSelector: {matchLabels: {app: web, tier: t%3$d}}
              policyTypes: [Ingress, Egress]
              ingress:
                - from: [{podSelector: {matchLabels: {app: client}}}, {ipBlock: {cidr: 10.%3$d.0.0/16, except: [10.%3$d.7.0/24]}}]
                  ports: [{port: 8080}, {port: 8081}, {port: metrics}, {port: 5000, endPort: 5010, protocol: UDP}]
              egress: [{to: [{namespaceSelector: {matchLabels: {env: prod}}}]}]
            ---
            """;

    /** How many of each. */
    @Param({"1000"})
    public int size;

    private List<Pod> pods = List.of();
    private List<KubernetesNetworkPolicy> policies = List.of();
    private List<NetworkPolicy> converted = List.of();

    /** Makes the objects. */
    @Setup
    public void prepare() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < size; i++) {
            text.append(POD.formatted(i, i % 100, i % 250)).append(POLICY.formatted(i, i % 100, i % 250));
        }
        var manifest = ManifestReader.strict().readString(text.toString());
        pods = manifest.resources(Pod.class);
        policies = manifest.resources(KubernetesNetworkPolicy.class);
        converted = policies.stream()
                .map(policy -> KubernetesConverter.standard()
                        .networkPolicy(policy)
                        .value()
                        .orElseThrow())
                .toList();
    }

    /** Pods to endpoints. */
    @Benchmark
    public void pods(Blackhole sink) {
        for (Pod pod : pods) {
            sink.consume(KubernetesConverter.standard().workloadEndpoints(pod));
        }
    }

    /** Network policies to Calico's. */
    @Benchmark
    public void policies(Blackhole sink) {
        for (KubernetesNetworkPolicy policy : policies) {
            sink.consume(KubernetesConverter.standard().networkPolicy(policy));
        }
    }

    /** Policies to the agent's form. */
    @Benchmark
    public void felixPolicies(Blackhole sink) {
        for (NetworkPolicy policy : converted) {
            sink.consume(FelixConverter.standard().policy(policy));
        }
    }

    /** Policies to their storage form and back. */
    @Benchmark
    public void storage(Blackhole sink) {
        for (NetworkPolicy policy : converted) {
            sink.consume(
                    StorageConverter.read(StorageConverter.write(policy).value().orElseThrow()));
        }
    }
}
