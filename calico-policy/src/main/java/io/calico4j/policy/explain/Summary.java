// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

import io.calico4j.cluster.InheritedLabels;
import io.calico4j.policy.Answer;
import io.calico4j.policy.HostStage;
import io.calico4j.policy.Side;
import io.calico4j.policy.TraceStep;
import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.flow.Peer;
import io.calico4j.policy.stack.Direction;
import io.calico4j.policy.stack.TierDefault;
import io.calico4j.resource.policy.Action;
import java.util.List;
import java.util.Optional;

/** Puts the answer of one end and its reason into one sentence. */
final class Summary {
    private Summary() {}

    static String of(Flow flow, Direction direction, Side side, List<StageWalk> stages) {
        Peer peer = direction == Direction.EGRESS ? flow.from() : flow.to();
        return switch (side.kind()) {
            case NOT_POLICED -> "no endpoint here has the address of " + peer + ", so no policy is asked";
            case UNDECIDABLE -> "it cannot be told: " + ((Side.Undecidable) side).missing();
            case WORKLOAD ->
                side.answer() == Answer.REFUSED
                        ? refused(flow, stages)
                        : side.decidedBy()
                                .map(step -> step(step, stages))
                                .orElse("denied: no policy decides and no profile allows it");
            case HOST -> host((Side.Host) side, stages);
        };
    }

    private static String host(Side.Host host, List<StageWalk> stages) {
        boolean failsafe = host.untracked().outcome() == HostStage.Outcome.FAILSAFE
                || host.preDnat()
                        .filter(s -> s.outcome() == HostStage.Outcome.FAILSAFE)
                        .isPresent()
                || host.normal().outcome() == HostStage.Outcome.FAILSAFE;
        Optional<TraceStep> step = host.decidedBy();
        if (step.isPresent()) {
            return step(step.get(), stages);
        }
        if (failsafe) {
            return "allowed ahead of policy: it is a failsafe port";
        }
        return untraced(stages)
                .orElse(host.answer().stops() ? "denied: no policy and no profile of the host allows it" : "allowed");
    }

    /** Says which rule decided before connection tracking, where Calico traces nothing. */
    private static Optional<String> untraced(List<StageWalk> stages) {
        return stages.stream()
                .filter(stage -> stage.stage() == StageWalk.Stage.UNTRACKED && stage.decides())
                .flatMap(stage -> stage.tiers().stream())
                .filter(TierWalk::decided)
                .flatMap(tier -> tier.policies().stream())
                .flatMap(policy -> policy.rules().stream()
                        .filter(rule -> rule.asked() && rule.matches())
                        .filter(rule -> rule.rule().action() == Action.ALLOW
                                || rule.rule().action() == Action.DENY)
                        .map(rule -> (rule.rule().action() == Action.ALLOW ? "allowed by " : "denied by ")
                                + policy.policy() + " " + rule.field() + ", before connection tracking"))
                .findFirst();
    }

    private static String refused(Flow flow, List<StageWalk> stages) {
        for (StageWalk stage : stages) {
            for (TierWalk tier : stage.tiers()) {
                for (PolicyWalk policy : tier.policies()) {
                    for (RuleWalk rule : policy.rules()) {
                        if (rule.asked() && rule.refuses(flow)) {
                            return "refused at " + policy.policy() + " " + rule.field() + ": "
                                    + rule.failing().get(0).found();
                        }
                    }
                }
                if (tier.outcome() == TierWalk.Outcome.REFUSED) {
                    return "refused: tier \"" + tier.name()
                            + "\" does not exist, which the checker takes for invalid data";
                }
            }
        }
        return "refused: the request is invalid";
    }

    private static String step(TraceStep step, List<StageWalk> stages) {
        String what = step.action() == Action.ALLOW ? "allowed" : "denied";
        return switch (step.kind()) {
            case RULE -> {
                TraceStep.ByRule rule = (TraceStep.ByRule) step;
                yield what + " by " + rule.policy() + " " + field(rule, stages);
            }
            case TIER_END -> {
                TraceStep.ByTierEnd end = (TraceStep.ByTierEnd) step;
                yield what + " at the end of tier \"" + end.tier() + "\": " + tierEnd(end, stages);
            }
            case PROFILE -> {
                TraceStep.ByProfile profile = (TraceStep.ByProfile) step;
                boolean missing = stages.stream()
                        .flatMap(stage -> stage.profiles().stream())
                        .anyMatch(walk -> walk.profile().equals(profile.profile()) && !walk.exists());
                yield what + " by " + InheritedLabels.describe(profile.profile()) + ", as no policy decides"
                        + (missing ? ": it is not in the snapshot, and a profile that is missing denies" : "");
            }
            case NO_PROFILE -> "denied: no policy decides and no profile allows it";
        };
    }

    private static String field(TraceStep.ByRule step, List<StageWalk> stages) {
        return SideWalk.rule(step, stages).map(RuleWalk::field).orElse("rule " + step.index());
    }

    private static String tierEnd(TraceStep.ByTierEnd step, List<StageWalk> stages) {
        Optional<TierWalk> tier = stages.stream()
                .flatMap(stage -> stage.tiers().stream())
                .filter(walk -> walk.name().equals(step.tier()))
                .findFirst();
        long policies = tier.map(walk ->
                        walk.policies().stream().filter(PolicyWalk::counted).count())
                .orElse(0L);
        String which = policies == 1 ? "its one policy here" : "its " + policies + " policies here";
        String why = tier.filter(walk -> walk.defaultAction() == TierDefault.UNDEFINED)
                        .isPresent()
                ? "the tier does not exist"
                : "the tier denies the rest";
        return "no rule of " + which + " matches, and " + why;
    }
}
