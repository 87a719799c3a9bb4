// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

import static java.util.Objects.requireNonNull;

import io.calico4j.policy.Answer;
import io.calico4j.policy.MissingFact;
import io.calico4j.policy.Side;
import io.calico4j.policy.TraceStep;
import io.calico4j.policy.stack.Direction;
import java.util.List;
import java.util.Optional;

/**
 * What one end of a flow says, and the way there.
 *
 * @param direction egress at the source, ingress at the destination
 * @param side the engine's answer
 * @param summary the answer and its reason in one sentence without its end
 * @param missing facts that the cluster snapshot lacks and the answer depends on; none if the answer is certain
 * @param stages the ways through the lists of tiers; one for a workload, none where no policy is asked
 * @param nearestMisses the smallest changes that turn the answer round, the most likely first
 */
public record SideWalk(
        Direction direction,
        Side side,
        String summary,
        List<MissingFact> missing,
        List<StageWalk> stages,
        List<NearestMiss> nearestMisses) {
    /** Copies the lists. */
    public SideWalk {
        requireNonNull(direction, "direction");
        requireNonNull(side, "side");
        requireNonNull(summary, "summary");
        missing = List.copyOf(missing);
        stages = List.copyOf(stages);
        nearestMisses = List.copyOf(nearestMisses);
    }

    /** Returns the engine's answer, or {@code UNDECIDABLE} where it depends on a fact that the snapshot lacks. */
    public Answer answer() {
        return missing.isEmpty() ? side.answer() : Answer.UNDECIDABLE;
    }

    /** Returns the way through the rule that decided; empty where something else did. */
    public Optional<RuleWalk> decidingRule() {
        return side.decidedBy()
                .filter(step -> step.kind() == TraceStep.Kind.RULE)
                .flatMap(step -> rule((TraceStep.ByRule) step, stages));
    }

    static Optional<RuleWalk> rule(TraceStep.ByRule step, List<StageWalk> stages) {
        return stages.stream()
                .flatMap(stage -> stage.tiers().stream())
                .flatMap(tier -> tier.policies().stream())
                .filter(policy -> policy.policy().equals(step.policy()))
                .flatMap(policy -> policy.rules().stream())
                .filter(rule -> rule.rule().index() == step.index())
                .findFirst();
    }
}
