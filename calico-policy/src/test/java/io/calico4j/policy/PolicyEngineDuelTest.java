// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.stack.Direction;
import io.calico4j.policy.stack.PolicyId;
import io.calico4j.resource.Resource;
import io.calico4j.resource.ResourceKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

class PolicyEngineDuelTest {
    private static final int FLOWS = 40;
    private static final int CHANGES = 12;

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void any_flow_gets_the_answer_and_the_trace_of_the_naive_evaluator(@ForAll long seed) {
        RandomCluster random = new RandomCluster(seed);
        ClusterSnapshot snapshot = random.snapshot();
        compare(random, PolicyEngine.compile(snapshot), new NaiveEvaluator(snapshot, false));
        compare(random, PolicyEngine.compile(snapshot).pending(), new NaiveEvaluator(snapshot, true));
    }

    private static void compare(RandomCluster random, PolicyEngine engine, NaiveEvaluator naive) {
        for (int i = 0; i < FLOWS; i++) {
            Flow flow = random.flow();
            Decision decision = engine.decide(flow);
            for (Direction direction : Direction.values()) {
                Side side = decision.side(direction);
                if (!isFailsafe(side)) {
                    assertThat(NaiveEvaluator.shown(side))
                            .as("%s of %s", direction, flow)
                            .isEqualTo(naive.side(flow, direction));
                }
            }
            assertThat(engine.verdict(flow)).as("verdict of %s", flow).isEqualTo(decision.verdict());
        }
    }

    private static boolean isFailsafe(Side side) {
        return side instanceof Side.Host host && host.normal().outcome() == HostStage.Outcome.FAILSAFE;
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void a_changed_engine_answers_as_one_compiled_from_the_changed_cluster(@ForAll long seed) {
        RandomCluster random = new RandomCluster(seed);
        Random choice = new Random(seed);
        ClusterSnapshot snapshot = random.snapshot();
        PolicySemantics semantics = semantics(seed);
        PolicyEngine engine = PolicyEngine.compile(snapshot, semantics);
        PolicyEngine first = engine;
        List<String> firstAnswers = picture(first, new RandomCluster(seed));
        for (int i = 0; i < CHANGES; i++) {
            ClusterSnapshot next = chooseNext(snapshot, random, choice);
            engine = engine.apply(snapshot.deltaTo(next));
            snapshot = next;
            assertThat(picture(engine, new RandomCluster(seed + i)))
                    .as("after change %d", i)
                    .isEqualTo(picture(PolicyEngine.compile(snapshot, semantics), new RandomCluster(seed + i)));
        }
        assertThat(picture(first, new RandomCluster(seed)))
                .as("the engine that was changed")
                .isEqualTo(firstAnswers);
        assertThat(picture(first.apply(first.snapshot().deltaTo(snapshot)), new RandomCluster(seed)))
                .as("a second change of one engine")
                .isEqualTo(picture(engine, new RandomCluster(seed)));
    }

    private static ClusterSnapshot chooseNext(ClusterSnapshot snapshot, RandomCluster random, Random choice) {
        List<Resource> present = snapshot.resources();
        if (choice.nextInt(3) == 0 && !present.isEmpty()) {
            return snapshot.without(present.get(choice.nextInt(present.size())).key());
        }
        return choice.nextInt(4) == 0
                ? snapshot.with(random.resource(), random.resource())
                : snapshot.with(random.resource());
    }

    /** Returns everything an engine says: lists, rules with their members, and decisions of some flows. */
    private static List<String> picture(PolicyEngine engine, RandomCluster flows) {
        List<String> picture = new ArrayList<>();
        for (ResourceKey endpoint : engine.endpoints()) {
            picture.add(engine.policiesFor(endpoint).toString());
        }
        picture.add(engine.activePolicies().toString());
        for (PolicyId policy : engine.policies()) {
            PolicyRules rules = engine.rulesOf(policy).orElseThrow();
            picture.add(policy + " " + rules.selector());
            rules.ingress().forEach(rule -> picture.add(rule.criteria().toString() + rule.action()));
            rules.egress().forEach(rule -> picture.add(rule.criteria().toString() + rule.action()));
        }
        for (int i = 0; i < FLOWS; i++) {
            Flow flow = flows.flow();
            picture.add(flow + " " + engine.decide(flow) + engine.verdict(flow)
                    + engine.pending().verdict(flow));
        }
        return picture;
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void the_order_of_resources_makes_no_difference(@ForAll long seed) {
        ClusterSnapshot snapshot = new RandomCluster(seed).snapshot();
        List<Resource> shuffled = new ArrayList<>(snapshot.resources());
        Collections.shuffle(shuffled, new Random(seed));
        PolicySemantics semantics = semantics(seed);
        PolicyEngine grown = PolicyEngine.compile(ClusterSnapshot.empty(), semantics);
        for (Resource resource : shuffled) {
            ClusterSnapshot next = grown.snapshot().with(resource);
            grown = grown.apply(grown.snapshot().deltaTo(next));
        }
        assertThat(picture(grown, new RandomCluster(seed)))
                .isEqualTo(picture(PolicyEngine.compile(snapshot, semantics), new RandomCluster(seed)));
    }

    private static PolicySemantics semantics(long seed) {
        return seed % 3 == 0 ? PolicySemantics.CHECKER : PolicySemantics.DATA_PLANE;
    }
}
