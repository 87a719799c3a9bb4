// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

import static java.util.Objects.requireNonNull;

import io.calico4j.policy.Answer;
import io.calico4j.policy.MissingFact;
import io.calico4j.policy.Side;
import io.calico4j.policy.stack.Direction;
import java.util.List;

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
}
