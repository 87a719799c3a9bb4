// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

import io.calico4j.diagnostic.SourcePosition;
import io.calico4j.policy.Answer;
import io.calico4j.policy.Side;
import io.calico4j.policy.TraceStep;
import io.calico4j.policy.flow.Peer;
import io.calico4j.policy.rule.Criterion;
import io.calico4j.policy.stack.Direction;
import io.calico4j.policy.stack.TierDefault;
import io.calico4j.resource.policy.Action;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@link ExplanationFormat#TEXT}. */
final class ExplanationText {
    private static final int RULES_SHOWN = 6;

    private final boolean all;
    private final StringBuilder out = new StringBuilder();

    ExplanationText(boolean all) {
        this.all = all;
    }

    String render(Explanation explanation) {
        Answer overall = explanation.answer();
        line(0, title(overall) + "  " + explanation.flow());
        side(explanation.egress(), explanation.flow().from());
        side(explanation.ingress(), explanation.flow().to());
        return out.toString();
    }

    static String title(Answer overall) {
        return switch (overall) {
            case ALLOW -> "ALLOWED";
            case DENY -> "DENIED";
            case REFUSED -> "REFUSED";
            case NOT_POLICED -> "NOT POLICED";
            case UNDECIDABLE -> "UNDECIDABLE";
        };
    }

    private void side(SideWalk walk, Peer peer) {
        out.append('\n');
        String place = walk.direction() == Direction.EGRESS ? "leaving" : "entering";
        String who = walk.stages().isEmpty() ? peer.toString() : endpoint(walk);
        line(0, walk.direction().name() + ", " + place + " " + who);
        line(
                1,
                (walk.missing().isEmpty() ? "" : "as far as the snapshot tells, ")
                        + walk.summary()
                        + decidingPlace(walk));
        walk.missing().forEach(fact -> line(1, "but it cannot be told for sure: " + fact));
        boolean decided = false;
        for (StageWalk stage : walk.stages()) {
            boolean late = decided && stage.stage() != StageWalk.Stage.FORWARD;
            if (walk.stages().size() > 1) {
                line(1, stage.stage().text() + ": " + (late ? "not reached" : stage.verdict()));
            }
            if (!late || all) {
                stage(stage);
            }
            decided |= stage.decides();
        }
        misses(walk.nearestMisses());
    }

    /** Returns where the rule that decided stands; nothing if no rule of a policy did, or its place is not known. */
    static String decidingPlace(SideWalk walk) {
        return at(walk.side()
                .decidedBy()
                .filter(TraceStep.ByRule.class::isInstance)
                .flatMap(step -> SideWalk.rule((TraceStep.ByRule) step, walk.stages()))
                .flatMap(RuleWalk::position));
    }

    static String endpoint(SideWalk walk) {
        return walk.side() instanceof Side.Workload workload
                ? workload.endpoint().toString()
                : walk.side() instanceof Side.Host host ? host.endpoint().toString() : "";
    }

    private void stage(StageWalk stage) {
        stage.tiers().forEach(this::tier);
        List<ProfileWalk> asked = stage.profiles().stream()
                .filter(profile -> all || profile.asked())
                .toList();
        if (!asked.isEmpty()) {
            line(1, "profiles, as no policy decides:");
            asked.forEach(this::profile);
        }
    }

    private void profile(ProfileWalk profile) {
        line(2, profile.standsFor() + at(profile.position()));
        if (!profile.exists()) {
            line(3, "is not in the snapshot; a profile that is missing denies everything");
        } else if (profile.ofNamespace()) {
            line(3, "its profile allows everything: MATCHES, allowed");
        } else if (profile.rules().isEmpty()) {
            line(3, "has no rules for this direction");
        } else {
            profile.rules().stream().filter(rule -> all || rule.asked()).forEach(this::rule);
        }
    }

    private void tier(TierWalk tier) {
        line(1, "tier " + tier.name() + ": " + outcome(tier));
        if (tier.outcome() != TierWalk.Outcome.NOT_REACHED || all) {
            tier.policies().forEach(this::policy);
        }
    }

    static String outcome(TierWalk tier) {
        return switch (tier.outcome()) {
            case ALLOWED -> "a rule allows";
            case DENIED -> "a rule denies";
            case PASSED -> "a rule passes on to the next tier";
            case DENIED_AT_END ->
                tier.defaultAction() == TierDefault.UNDEFINED
                        ? "no rule matches, and the tier does not exist, which denies the rest"
                        : "no rule matches, and it denies the rest";
            case PASSED_AT_END -> "no rule matches, and it passes the rest on";
            case REFUSED -> "the request is refused";
            case LEFT_OUT -> "left out, as its policies here are only staged";
            case NOT_REACHED -> "not reached";
        };
    }

    private void policy(PolicyWalk policy) {
        line(2, policy.policy() + at(policy.position()));
        line(3, policy.counted() ? because(policy) : "staged, so it is not counted; " + because(policy));
        int hidden = 0;
        for (RuleWalk rule : policy.rules()) {
            boolean interesting = rule.asked() && rule.matches();
            if (all || interesting || (rule.asked() && rule.rule().index() < RULES_SHOWN)) {
                rule(rule);
            } else if (rule.asked()) {
                hidden++;
            }
        }
        if (hidden > 0) {
            line(3, "and " + hidden + " more rules that do not match");
        }
        if (policy.rules().isEmpty() && policy.counted()) {
            line(3, "no rules for this direction");
        }
    }

    private static String because(PolicyWalk policy) {
        if (policy.because().isEmpty()) {
            return "applies to everything";
        }
        String reasons = policy.because().stream()
                .filter(TermReason::holds)
                .filter(reason -> !reason.trivial())
                .map(TermReason::toString)
                .collect(Collectors.joining(", "));
        return "applies" + (reasons.isEmpty() ? "" : ": " + reasons);
    }

    /** File and line are enough to find it. */
    static String at(Optional<SourcePosition> position) {
        return position.map(p -> "  (" + p.source() + ":" + p.line() + ")").orElse("");
    }

    private void rule(RuleWalk rule) {
        String action = rule.rule().action().text();
        String head = rule.field() + " " + action;
        if (rule.matches()) {
            String effect = !rule.asked()
                    ? "would match, but is not asked"
                    : rule.rule().action() == Action.LOG ? "matches, logs and goes on" : "MATCHES, " + word(rule);
            String note = rule.leavesHttpOut() ? " (its http clause counts only in application layer policy)" : "";
            line(3, head + criteria(rule) + ": " + effect + note + at(rule.position()));
        } else {
            List<Clause> shown = all ? rule.failing() : rule.failing().subList(0, 1);
            String more = rule.failing().size() > shown.size()
                    ? " (and " + (rule.failing().size() - shown.size()) + " more)"
                    : "";
            line(3, head + ", no: " + shown.stream().map(Clause::toString).collect(Collectors.joining("; ")) + more);
        }
    }

    private static String criteria(RuleWalk rule) {
        String text = rule.stated().stream().map(ExplanationText::criterion).collect(Collectors.joining(", "));
        return text.isEmpty() ? " everything" : " " + text;
    }

    private static String criterion(Criterion criterion) {
        return SelectorWords.of(criterion);
    }

    private static String word(RuleWalk rule) {
        return switch (rule.rule().action()) {
            case ALLOW -> "allowed";
            case DENY -> "denied";
            default -> "passes on";
        };
    }

    private void misses(List<NearestMiss> misses) {
        if (misses.isEmpty()) {
            return;
        }
        String instead = misses.get(0).instead() == Answer.ALLOW ? "allowed" : "denied";
        line(1, "nearest to being " + instead + ":");
        for (NearestMiss miss : misses) {
            line(2, NearestMisses.title(miss.owner()) + " " + miss.field() + at(miss.position()) + why(miss));
            for (Change change : miss.changes()) {
                boolean flow = change.resources().isEmpty();
                line(3, instead + " " + change + (flow ? ":  " + change.flow() : ""));
            }
        }
    }

    static String why(NearestMiss miss) {
        return miss.decided()
                ? " decides"
                : " lacks " + miss.failing().stream().map(Clause::toString).collect(Collectors.joining(" and "));
    }

    private void line(int depth, String text) {
        out.append("  ".repeat(depth)).append(text).append('\n');
    }
}
