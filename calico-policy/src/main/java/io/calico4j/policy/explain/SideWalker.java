// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

import io.calico4j.cluster.InheritedLabels;
import io.calico4j.label.Selector;
import io.calico4j.policy.HostStage;
import io.calico4j.policy.PolicyEngine;
import io.calico4j.policy.PolicyRule;
import io.calico4j.policy.PolicyRules;
import io.calico4j.policy.PolicySemantics;
import io.calico4j.policy.ProfileRules;
import io.calico4j.policy.Side;
import io.calico4j.policy.TraceStep;
import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.stack.Direction;
import io.calico4j.policy.stack.PolicyId;
import io.calico4j.policy.stack.PolicyStack;
import io.calico4j.policy.stack.TierDefault;
import io.calico4j.policy.stack.TierPolicies;
import io.calico4j.resource.Kind;
import io.calico4j.resource.ResourceKey;
import io.calico4j.resource.policy.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Retraces the engine's way at one end of a flow, asking the engine rule by rule. Confined to one thread. */
final class SideWalker {
    private static final String DEFAULT_ALLOW = "projectcalico-default-allow";

    private final PolicyEngine engine;
    private final Flow flow;
    private final Direction direction;
    private final ClauseWords words;
    private final RulePlaces places;
    private final InheritedLabels inherited;

    /**
     * Where things of a cluster come from.
     *
     * @param places where rules are written
     * @param inherited what hands labels down
     */
    record Sources(RulePlaces places, InheritedLabels inherited) {}

    SideWalker(PolicyEngine engine, Flow flow, Direction direction, ClauseWords words, Sources sources) {
        this.engine = engine;
        this.flow = flow;
        this.direction = direction;
        this.words = words;
        this.places = sources.places();
        this.inherited = sources.inherited();
    }

    List<StageWalk> walk(Side side) {
        if (side instanceof Side.Workload workload) {
            PolicyStack stack = stack(workload.endpoint());
            String outcome = workload.answer().name().toLowerCase(Locale.ROOT);
            return List.of(stage(StageWalk.Stage.NORMAL, outcome, stack.tiers(), stack, workload.trace(), true, true));
        }
        return side instanceof Side.Host host ? stages(host) : List.of();
    }

    private PolicyStack stack(ResourceKey endpoint) {
        return engine.policiesFor(endpoint).orElseThrow(() -> new IllegalStateException("no policies of " + endpoint));
    }

    private List<StageWalk> stages(Side.Host host) {
        PolicyStack stack = stack(host.endpoint());
        List<StageWalk> stages = new ArrayList<>();
        add(stages, StageWalk.Stage.UNTRACKED, host.untracked(), stack.untracked(), stack, false);
        host.preDnat().ifPresent(stage -> add(stages, StageWalk.Stage.PRE_DNAT, stage, stack.preDnat(), stack, false));
        add(stages, StageWalk.Stage.NORMAL, host.normal(), stack.tiers(), stack, true);
        add(stages, StageWalk.Stage.FORWARD, host.forward(), stack.forward(), stack, false);
        return stages;
    }

    private void add(
            List<StageWalk> stages,
            StageWalk.Stage stage,
            HostStage result,
            List<TierPolicies> tiers,
            PolicyStack stack,
            boolean profiles) {
        boolean silent = result.outcome() == HostStage.Outcome.NONE && tiers.isEmpty();
        if (silent && stage != StageWalk.Stage.NORMAL) {
            return;
        }
        boolean asked = result.outcome() != HostStage.Outcome.FAILSAFE;
        String outcome = result.outcome().name().toLowerCase(Locale.ROOT);
        stages.add(stage(stage, outcome, tiers, stack, result.trace(), profiles, asked));
    }

    private StageWalk stage(
            StageWalk.Stage stage,
            String outcome,
            List<TierPolicies> tiers,
            PolicyStack stack,
            List<TraceStep> trace,
            boolean profiles,
            boolean asked) {
        Optional<Holder> holder = Holder.of(engine.snapshot(), inherited, stack.endpoint());
        boolean passesAtEnd = stage == StageWalk.Stage.UNTRACKED || stage == StageWalk.Stage.PRE_DNAT;
        List<TierWalk> walked = new ArrayList<>();
        boolean open = asked;
        for (TierPolicies tier : tiers) {
            if (!tier.policies(direction).isEmpty()) {
                TierWalk walk = tier(tier, holder, open, passesAtEnd);
                walked.add(walk);
                open = open && !walk.decided();
            }
        }
        Optional<TraceStep> decidedBy = trace.isEmpty() ? Optional.empty() : Optional.of(trace.get(trace.size() - 1));
        List<ProfileWalk> asking = profiles ? profiles(stack.endpoint(), open) : List.of();
        return new StageWalk(stage, outcome, walked, asking, decidedBy);
    }

    private List<ProfileWalk> profiles(ResourceKey endpoint, boolean reached) {
        List<ProfileWalk> walked = new ArrayList<>();
        boolean open = reached;
        for (ProfileRules profile : engine.profilesOf(endpoint)) {
            ResourceKey key = ResourceKey.of(Kind.PROFILE, profile.profile());
            Optional<InheritedLabels.Source> source = inherited.source(profile.profile());
            List<RuleWalk> rules = rules(key, profile.rules(direction), open);
            walked.add(new ProfileWalk(
                    profile.profile(),
                    InheritedLabels.describe(profile.profile()),
                    source.isPresent() || profile.profile().equals(DEFAULT_ALLOW),
                    open,
                    rules,
                    source.flatMap(known -> places.of(known.resource().key()))));
            boolean passes = decision(rules).filter(Action.PASS::equals).isPresent();
            boolean goesOn = decision(rules).isEmpty() || (passes && engine.semantics() == PolicySemantics.DATA_PLANE);
            open = open && goesOn && rules.stream().noneMatch(this::refuses);
        }
        return walked;
    }

    private boolean refuses(RuleWalk rule) {
        return rule.asked() && rule.refuses(flow);
    }

    private TierWalk tier(TierPolicies tier, Optional<Holder> holder, boolean reached, boolean passesAtEnd) {
        List<PolicyWalk> policies = new ArrayList<>();
        boolean open = reached;
        boolean any = false;
        boolean refused = false;
        Optional<Action> decided = Optional.empty();
        for (PolicyId id : tier.policies(direction)) {
            boolean counted = !id.kind().staged() || engine.countsStaged();
            any |= counted;
            PolicyRules rules = engine.rulesOf(id).orElseThrow();
            Selector selector = rules.selector();
            List<RuleWalk> walked = rules(id.resourceKey(), rules.rules(direction), open && counted);
            if (open && counted) {
                decided = decision(walked);
                refused = walked.stream().anyMatch(this::refuses);
                open = decided.isEmpty() && !refused;
            }
            List<TermReason> because = holder.map(h -> h.reasons(selector)).orElse(List.of());
            policies.add(new PolicyWalk(id, counted, selector, because, walked, places.of(id.resourceKey())));
        }
        TierWalk.Outcome outcome = !reached
                ? TierWalk.Outcome.NOT_REACHED
                : !any ? TierWalk.Outcome.LEFT_OUT : outcome(decided, tier.defaultAction(), passesAtEnd);
        boolean invalid =
                engine.semantics() == PolicySemantics.CHECKER && tier.defaultAction() == TierDefault.UNDEFINED;
        if (refused || (invalid && outcome == TierWalk.Outcome.DENIED_AT_END)) {
            outcome = TierWalk.Outcome.REFUSED;
        }
        return new TierWalk(tier.name(), tier.defaultAction(), outcome, policies);
    }

    private static TierWalk.Outcome outcome(Optional<Action> decided, TierDefault end, boolean passesAtEnd) {
        if (decided.isEmpty()) {
            return passesAtEnd || end == TierDefault.PASS
                    ? TierWalk.Outcome.PASSED_AT_END
                    : TierWalk.Outcome.DENIED_AT_END;
        }
        return switch (decided.get()) {
            case ALLOW -> TierWalk.Outcome.ALLOWED;
            case DENY -> TierWalk.Outcome.DENIED;
            default -> TierWalk.Outcome.PASSED;
        };
    }

    private static Optional<Action> decision(List<RuleWalk> rules) {
        return rules.stream()
                .filter(RuleWalk::asked)
                .filter(RuleWalk::matches)
                .map(walk -> walk.rule().action())
                .filter(action -> action != Action.LOG)
                .findFirst();
    }

    private List<RuleWalk> rules(ResourceKey owner, List<PolicyRule> rules, boolean reached) {
        List<String> fields = places.fields(owner, direction, rules.size());
        List<RuleWalk> walked = new ArrayList<>();
        boolean open = reached;
        for (int i = 0; i < rules.size(); i++) {
            PolicyRule rule = rules.get(i);
            List<Clause> failing =
                    rule.failing(flow).stream().map(words::clause).toList();
            String field = fields.get(i);
            RuleWalk walk = new RuleWalk(rule, field, open, failing, places.of(owner, field));
            walked.add(walk);
            open = open && !walk.refuses(flow) && (!failing.isEmpty() || rule.action() == Action.LOG);
        }
        return walked;
    }
}
