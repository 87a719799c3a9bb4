// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.policy.explain.Change;
import io.calico4j.policy.explain.Edit;
import io.calico4j.policy.explain.Explainer;
import io.calico4j.policy.explain.Explanation;
import io.calico4j.policy.explain.ExplanationFormat;
import io.calico4j.policy.explain.NearestMiss;
import io.calico4j.policy.explain.SideWalk;
import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.flow.Peer;
import io.calico4j.policy.stack.Direction;
import io.calico4j.resource.Kind;
import io.calico4j.resource.ResourceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

class NearestMissPropertyTest {
    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void every_proposed_change_made_for_real_turns_the_answer_round(@ForAll long seed) {
        RandomCluster random = new RandomCluster(seed);
        Random choice = new Random(seed);
        ClusterSnapshot snapshot = random.snapshot();
        PolicySemantics semantics = choice.nextInt(3) == 0 ? PolicySemantics.CHECKER : PolicySemantics.DATA_PLANE;
        PolicyEngine engine = PolicyEngine.compile(snapshot, semantics);
        PolicyEngine asked = choice.nextBoolean() ? engine.pending() : engine;
        Explainer explainer = Explainer.of(asked);
        for (int i = 0; i < 8; i++) {
            Explanation explanation = explainer.explain(flow(random, choice, asked));
            for (SideWalk walk : List.of(explanation.egress(), explanation.ingress())) {
                check(asked, walk);
            }
        }
    }

    private static Flow flow(RandomCluster random, Random choice, PolicyEngine engine) {
        Flow flow = random.flow();
        List<ResourceKey> pods = engine.endpoints().stream()
                .filter(key -> key.kind() == Kind.POD)
                .toList();
        if (pods.isEmpty() || choice.nextBoolean()) {
            return flow;
        }
        ResourceKey from = pods.get(choice.nextInt(pods.size()));
        ResourceKey to = pods.get(choice.nextInt(pods.size()));
        return Flow.from(Peer.pod(from.namespace().orElseThrow(), from.name()))
                .to(Peer.pod(to.namespace().orElseThrow(), to.name()))
                .ports(flow.protocol(), flow.sourcePort(), flow.destinationPort());
    }

    private static void check(PolicyEngine engine, SideWalk walk) {
        int least = 0;
        for (NearestMiss miss : walk.nearestMisses()) {
            assertThat(miss.instead()).isNotEqualTo(walk.side().answer());
            for (Change change : miss.changes()) {
                Answer answer = engine.forSnapshot(change.appliedTo(engine.snapshot()))
                        .decide(change.flow())
                        .side(walk.direction())
                        .answer();
                assertThat(answer)
                        .as("%s of %s at %s", change, change.flow(), miss)
                        .isEqualTo(miss.instead());
                assertThat(change.edits()).isNotEmpty();
            }
            int size = miss.changes().isEmpty()
                    ? Integer.MAX_VALUE
                    : miss.changes().get(0).size();
            assertThat(size).as("the smallest first").isGreaterThanOrEqualTo(least);
            least = size;
        }
    }

    /** Over some seeds, so that none of the ways of looking for a change can be lost unseen. */
    @Example
    void changes_of_every_sort_are_found() {
        TreeSet<String> sorts = new TreeSet<>();
        for (long seed = 0; seed < 120; seed++) {
            RandomCluster random = new RandomCluster(seed);
            PolicyEngine engine = PolicyEngine.compile(random.snapshot());
            for (int i = 0; i < 8; i++) {
                Explanation explanation = Explainer.of(engine).explain(random.flow());
                for (Direction direction : Direction.values()) {
                    SideWalk walk = direction == Direction.EGRESS ? explanation.egress() : explanation.ingress();
                    walk.nearestMisses().stream()
                            .flatMap(miss -> miss.changes().stream())
                            .flatMap(change -> change.edits().stream())
                            .forEach(edit -> sorts.add(sort(edit)));
                }
            }
        }
        assertThat(sorts)
                .contains(
                        "flow destination",
                        "flow destination port",
                        "flow protocol",
                        "flow source",
                        "flow source port",
                        "flow ICMP type and code",
                        "resource label",
                        "resource network",
                        "rule clause",
                        "rule gone");
    }

    private static String sort(Edit edit) {
        if (edit.subject().equals("flow")) {
            return "flow " + edit.what();
        }
        if (edit.what().startsWith("label ")) {
            return "resource label";
        }
        if (edit.what().equals("network")) {
            return "resource network";
        }
        return edit.subject().endsWith("]") ? "rule clause" : "rule gone";
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void an_explanation_is_the_same_each_time(@ForAll long seed) {
        List<String> texts = new ArrayList<>();
        for (int time = 0; time < 2; time++) {
            RandomCluster random = new RandomCluster(seed);
            Explainer explainer = Explainer.of(PolicyEngine.compile(random.snapshot()));
            texts.add(explainer.explain(random.flow()).render(ExplanationFormat.JSON));
        }
        assertThat(texts.get(0)).isEqualTo(texts.get(1));
    }
}
