// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.policy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.bench.run.Fnv1a;
import io.calico4j.bench.run.Lines;
import io.calico4j.bench.run.Phases;
import io.calico4j.bench.run.Stage;
import io.calico4j.bench.run.Workload;
import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.cluster.SnapshotDelta;
import io.calico4j.kubernetes.Namespace;
import io.calico4j.kubernetes.Pod;
import io.calico4j.policy.Answer;
import io.calico4j.policy.Decision;
import io.calico4j.policy.PolicyEngine;
import io.calico4j.policy.Side;
import io.calico4j.policy.TraceStep;
import io.calico4j.policy.Verdict;
import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.stack.PolicyStack;
import io.calico4j.policy.stack.TierPolicies;
import io.calico4j.resource.Resource;
import io.calico4j.resource.ResourceKey;
import io.calico4j.resource.policy.Action;
import io.calico4j.resource.policy.NetworkPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The shared policy workload: compiling (1), verdicts (2), full traces (2.traces), and one changed policy, pod and namespace
 * label (3.policy, 3.pod, 3.namespace).
 */
public final class PolicyWorkload implements Workload {
    private static final int CHANGES = 200;

    /** Creates the workload. */
    public PolicyWorkload() {}

    @Override
    public String area() {
        return "policy";
    }

    @Override
    public void run(Path directory, Stage stage, Size size) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<Resource> resources = new ArrayList<>();
        for (String line : Lines.of(directory.resolve("cluster.jsonl.gz"))) {
            resources.add(mapper.readValue(line, Resource.class));
        }
        boolean larger = size == Size.LARGER;
        ClusterSnapshot snapshot = ClusterSnapshot.of(larger ? ClusterCopies.of(resources) : resources);
        List<Flow> flows = larger ? Flows.among(ClusterCopies.OF_POPULATION) : Flows.all();
        stage.scenario(phases -> compile(phases, snapshot));
        answers(stage, PolicyEngine.compile(snapshot), flows);
        stage.scenario(phases -> {
            // Each row of changes goes on from the newest engine; a change to an older one would compile the cluster
            // anew.
            PolicyEngine engine = PolicyEngine.compile(snapshot);
            PolicyEngine first = changed(phases, "3.policy", engine, policyChanges(snapshot));
            PolicyEngine second = changed(phases, "3.pod", first, podChanges(snapshot));
            changed(phases, "3.namespace", second, namespaces(snapshot));
        });
    }

    private static void answers(Stage stage, PolicyEngine engine, List<Flow> flows) {
        byte[] answers = new byte[Flows.COUNT];
        stage.scenario(phases ->
                phases.phase("2", flows.size(), () -> verdicts(engine, flows, answers), PolicyWorkload::hash));
        stage.scenario(phases ->
                phases.phase("2.traces", flows.size(), () -> traces(engine, flows, answers), PolicyWorkload::hash));
    }

    @CanIgnoreReturnValue
    private static PolicyEngine compile(Phases phases, ClusterSnapshot snapshot) {
        return phases.phase("1", snapshot.size(), () -> PolicyEngine.compile(snapshot), PolicyWorkload::entries);
    }

    @CanIgnoreReturnValue
    private static PolicyEngine changed(Phases phases, String name, PolicyEngine engine, List<SnapshotDelta> deltas) {
        return phases.phase(name, CHANGES, () -> changes(engine, deltas), PolicyWorkload::entries);
    }

    /** Returns how many policies are active, and in how many places of the endpoints' ordered lists they stand. */
    private static String entries(PolicyEngine engine) {
        long entries = 0;
        for (ResourceKey endpoint : engine.endpoints()) {
            PolicyStack stack = engine.policiesFor(endpoint).orElseThrow();
            for (TierPolicies tier : stack.tiers()) {
                entries += tier.ingress().size() + tier.egress().size();
            }
        }
        return engine.activePolicies().size() + " policies, " + entries + " entries";
    }

    private static byte[] verdicts(PolicyEngine engine, List<Flow> flows, byte[] answers) {
        for (int i = 0; i < answers.length; i++) {
            Verdict verdict = engine.verdict(flows.get(i));
            answers[i] = (byte) (bits(verdict.egress()) | (bits(verdict.ingress()) << 2));
        }
        return answers;
    }

    private static byte[] traces(PolicyEngine engine, List<Flow> flows, byte[] answers) {
        for (int i = 0; i < answers.length; i++) {
            Decision decision = engine.decide(flows.get(i));
            answers[i] = (byte) (bits(decision.egress()) | (bits(decision.ingress()) << 2));
        }
        return answers;
    }

    /** Reads every step of a side's trace; its answer is that of the last one. */
    private static int bits(Side side) {
        List<TraceStep> trace = side.trace();
        int bits = bits(side.answer());
        int last = trace.size() - 1;
        for (int i = 0; i <= last; i++) {
            Action action = trace.get(i).action();
            if (i == last && bits != (action == Action.ALLOW ? 1 : 2)) {
                throw new IllegalStateException("the last step is not the answer: " + side);
            }
            if (i < last && action != Action.PASS) {
                throw new IllegalStateException("a step before the last one decides: " + side);
            }
        }
        return bits;
    }

    private static int bits(Answer answer) {
        return answer == Answer.ALLOW ? 1 : answer == Answer.DENY ? 2 : 0;
    }

    private static String hash(byte[] answers) {
        Fnv1a hash = new Fnv1a();
        for (byte answer : answers) {
            hash.add(answer);
        }
        return hash.toString();
    }

    private static PolicyEngine changes(PolicyEngine engine, List<SnapshotDelta> deltas) {
        PolicyEngine changed = engine;
        for (SnapshotDelta delta : deltas) {
            changed = changed.apply(delta);
        }
        return changed;
    }

    /** Returns changes of one policy after the other, and then back, so that the cluster is what it was. */
    private static List<SnapshotDelta> policyChanges(ClusterSnapshot snapshot) {
        List<SnapshotDelta> deltas = new ArrayList<>();
        for (NetworkPolicy policy : snapshot.all(NetworkPolicy.class).subList(0, CHANGES / 2)) {
            add(deltas, snapshot, policy.withSpec(policy.spec().withOrder(7.5).withSelector("app == 'app-3'")));
        }
        return deltas;
    }

    private static List<SnapshotDelta> podChanges(ClusterSnapshot snapshot) {
        List<SnapshotDelta> deltas = new ArrayList<>();
        List<Pod> pods = snapshot.all(Pod.class);
        for (int i = 0; i < CHANGES / 2; i++) {
            Pod pod = pods.get(i * 37 % pods.size());
            add(deltas, snapshot, pod.toBuilder().label("version", "v9").build());
        }
        return deltas;
    }

    private static List<SnapshotDelta> namespaces(ClusterSnapshot snapshot) {
        List<SnapshotDelta> deltas = new ArrayList<>();
        for (Namespace namespace : snapshot.all(Namespace.class).subList(0, CHANGES / 2)) {
            add(deltas, snapshot, namespace.toBuilder().label("env", "moved").build());
        }
        return deltas;
    }

    private static void add(List<SnapshotDelta> deltas, ClusterSnapshot snapshot, Resource changed) {
        SnapshotDelta there = snapshot.deltaTo(snapshot.with(changed));
        deltas.add(there);
        deltas.add(there.inverse());
    }
}
