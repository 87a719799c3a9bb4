// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.manifest.Manifest;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.policy.PolicyEngine;
import io.calico4j.policy.Side;
import io.calico4j.policy.TraceStep;
import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.flow.Peer;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The walk that is shown ends where the engine decided, in random clusters. */
class WalkDuelTest {
    private static final List<String> ACTIONS = List.of("Allow", "Deny", "Pass", "Log");
    private static final List<String> TIERS = List.of("default", "first", "second", "missing");

    @Property(tries = 60)
    void the_walk_ends_where_the_engine_decided(@ForAll long seed) {
        Random random = new Random(seed);
        Manifest manifest = ManifestReader.strict().readString(cluster(random));
        assertThat(manifest.diagnostics().errors()).isEmpty();
        PolicyEngine engine = PolicyEngine.compile(ClusterSnapshot.of(manifest.resources()));
        Explainer explainer = Explainer.of(random.nextBoolean() ? engine.pending() : engine);
        for (int i = 0; i < 8; i++) {
            Flow.ToStage ends = Flow.from(pod(random)).to(pod(random));
            int port = 80 + random.nextInt(3);
            Flow flow = random.nextBoolean() ? ends.tcp(port) : ends.udp(port);
            Explanation explanation = explainer.explain(flow);
            check(explanation.egress());
            check(explanation.ingress());
            assertThat(explanation.render(ExplanationFormat.TEXT))
                    .contains(explanation.flow().toString());
        }
    }

    private static void check(SideWalk walk) {
        List<TierWalk> tiers = walk.stages().get(0).tiers();
        Optional<TierWalk> deciding = tiers.stream().filter(TierWalk::decided).findFirst();
        Optional<TraceStep> step = walk.side().decidedBy();
        if (step.isPresent() && step.get() instanceof TraceStep.ByRule rule) {
            RuleWalk hit = deciding.orElseThrow().policies().stream()
                    .filter(policy -> policy.policy().equals(rule.policy()))
                    .flatMap(policy -> policy.rules().stream())
                    .filter(candidate -> candidate.asked() && candidate.matches() && !logs(candidate))
                    .findFirst()
                    .orElseThrow();
            assertThat(hit.rule().index()).isEqualTo(rule.index());
            assertThat(deciding.get().name()).isEqualTo(rule.tier());
        } else if (step.isPresent() && step.get() instanceof TraceStep.ByTierEnd end) {
            assertThat(deciding.orElseThrow().name()).isEqualTo(end.tier());
            assertThat(deciding.get().outcome()).isEqualTo(TierWalk.Outcome.DENIED_AT_END);
        } else {
            assertThat(deciding).isEmpty();
        }
        for (NearestMiss miss : walk.nearestMisses()) {
            assertThat(miss.failing().isEmpty()).isEqualTo(miss.decided());
            assertThat(miss.instead()).isNotEqualTo(walk.side().answer());
        }
        assertThat(walk.side()).isInstanceOf(Side.Workload.class);
    }

    private static boolean logs(RuleWalk walk) {
        return walk.rule().action().text().equals("Log");
    }

    private static Peer pod(Random random) {
        return Peer.pod("ns-" + random.nextInt(2), "pod-" + random.nextInt(3));
    }

    private static String cluster(Random random) {
        StringBuilder yaml = new StringBuilder();
        for (int ns = 0; ns < 2; ns++) {
            yaml.append("apiVersion: v1\nkind: Namespace\nmetadata: {name: ns-%d, labels: {n: v%d}}\n---\n"
                    .formatted(ns, ns));
            for (int pod = 0; pod < 3; pod++) {
                yaml.append("""
                        apiVersion: v1
                        kind: Pod
                        metadata: {name: pod-%d, namespace: ns-%d, labels: {a: %s}}
                        spec: {nodeName: n-1, containers: [{name: c}]}
                        status: {podIP: 10.66.%d.%d}
                        ---
                        """.formatted(pod, ns, random.nextBoolean() ? "x" : "z", ns, 10 + pod));
            }
        }
        yaml.append("apiVersion: projectcalico.org/v3\nkind: Tier\nmetadata: {name: first}\nspec: {order: 10}\n---\n");
        yaml.append(
                "apiVersion: projectcalico.org/v3\nkind: Tier\nmetadata: {name: second}\nspec: {order: 20, defaultAction: Pass}\n");
        for (int i = 0; i < 5; i++) {
            policy(yaml, random, i);
        }
        return yaml.toString();
    }

    private static void policy(StringBuilder yaml, Random random, int number) {
        boolean global = random.nextBoolean();
        boolean staged = random.nextInt(4) == 0;
        String tier = TIERS.get(random.nextInt(TIERS.size()));
        yaml.append("---\napiVersion: projectcalico.org/v3\nkind: ")
                .append(staged ? "Staged" : "")
                .append(global ? "Global" : "")
                .append("NetworkPolicy\nmetadata: {name: ")
                .append(tier.equals("default") ? "" : tier + ".")
                .append("p-")
                .append(number)
                .append(global ? "}\n" : ", namespace: ns-" + random.nextInt(2) + "}\n")
                .append("spec:\n  tier: ")
                .append(tier)
                .append("\n  order: ")
                .append(random.nextInt(3))
                .append("\n  selector: ")
                .append(random.nextBoolean() ? "all()" : "a == 'x'")
                .append("\n  types: [Ingress, Egress]\n");
        rules(yaml, random, "ingress", "source");
        rules(yaml, random, "egress", "destination");
    }

    private static void rules(StringBuilder yaml, Random random, String direction, String peer) {
        yaml.append("  ").append(direction).append(":\n");
        for (int i = 0; i < 3; i++) {
            yaml.append("  - {action: ")
                    .append(ACTIONS.get(random.nextInt(ACTIONS.size())))
                    .append(random.nextBoolean() ? ", protocol: TCP, destination: {ports: [" + (80 + i) + "]}" : "")
                    .append(random.nextBoolean() && peer.equals("source") ? ", source: {selector: a == 'z'}" : "")
                    .append("}\n");
        }
    }
}
