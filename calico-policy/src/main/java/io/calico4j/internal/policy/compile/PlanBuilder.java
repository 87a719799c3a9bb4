// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.compile;

import io.calico4j.internal.policy.rule.CompiledRule;
import io.calico4j.internal.policy.table.Program;
import io.calico4j.internal.policy.table.ProgramFactory;
import io.calico4j.internal.policy.table.Step;
import io.calico4j.policy.stack.Direction;
import io.calico4j.policy.stack.PolicyId;
import io.calico4j.policy.stack.TierDefault;
import io.calico4j.resource.policy.Action;
import io.calico4j.resource.policy.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Arranges the policies and profiles of endpoints in plans and programs; equal ones are built once. Confined to one thread.
 *
 * <p>Authority: Calico v3.32, felix/calc/event_sequencer.go and felix/rules/endpoints.go; for the checker
 * app-policy/checker/check.go.
 */
final class PlanBuilder {
    private static final Step.Origin NOTHING = new Step.Origin("", Optional.empty(), -1, -1, Action.PASS, true);

    private final ProgramFactory programs;
    private final boolean checker;
    private final Map<String, TierDefault> tierDefaults;
    private final Map<List<PolicyEntry>, PolicyLists> lists = new HashMap<>();
    private final Map<PlanKey, Plan> plans = new HashMap<>();
    private final Map<TierEnd, Step> tierEnds = new HashMap<>();
    private final Map<ProfileRules, Step[]> profileSteps = new HashMap<>();
    private final Step undecided;
    private final Step silentDenial;
    private final Step noProfile;

    private record PlanKey(List<PolicyEntry> policies, List<ProfileEntry> profiles, boolean host, boolean fallback) {}

    private record TierEnd(String tier, PolicyId first, TierDefault action, boolean silent) {}

    /**
     * The rules of a profile by content, so that profiles with equal rules share programs. A program is of one direction, as its
     * tables look at one end; hence the direction.
     */
    private record ProfileRules(List<Rule> rules, Direction direction, int place) {}

    PlanBuilder(ProgramFactory programs, boolean checker, Map<String, TierDefault> tierDefaults) {
        this.programs = programs;
        this.checker = checker;
        this.tierDefaults = tierDefaults;
        this.undecided = Step.end(Program.NONE, NOTHING);
        this.silentDenial = Step.end(Program.DENY, NOTHING);
        this.noProfile = Step.end(Program.DENY, new Step.Origin("", Optional.empty(), -1, -1, Action.DENY, false));
    }

    /** Returns how many plans are known. */
    int size() {
        return plans.size();
    }

    /** Forgets what depends on the tiers. */
    void forgetTiers() {
        lists.clear();
        plans.clear();
    }

    /** Forgets what depends on the rules of profiles. */
    void forgetProfiles() {
        profileSteps.clear();
    }

    /** Returns the plan of endpoints with these policies, in order, and these profiles. */
    Plan plan(List<PolicyEntry> policies, List<ProfileEntry> profiles, boolean host, boolean fallback) {
        return plans.computeIfAbsent(new PlanKey(policies, profiles, host, fallback), this::plan);
    }

    private PolicyLists lists(List<PolicyEntry> policies) {
        return new PolicyLists(
                tiers(policies, Stage.NORMAL),
                tiers(policies, Stage.UNTRACKED),
                tiers(policies, Stage.PRE_DNAT),
                tiers(policies, Stage.FORWARD));
    }

    private List<TierEntry> tiers(List<PolicyEntry> policies, Stage stage) {
        List<TierEntry> tiers = new ArrayList<>();
        for (int from = 0; from < policies.size(); ) {
            String tier = policies.get(from).fact().tier();
            List<PolicyEntry> members = new ArrayList<>();
            int to = from;
            for (; to < policies.size() && policies.get(to).fact().tier().equals(tier); to++) {
                if (belongs(policies.get(to), stage)) {
                    members.add(policies.get(to));
                }
            }
            TierDefault action =
                    stage.hasTierEnds() ? tierDefaults.getOrDefault(tier, TierDefault.UNDEFINED) : TierDefault.PASS;
            TierEntry entry = new TierEntry(tier, action, members, stage == Stage.PRE_DNAT);
            if (!entry.isEmpty()) {
                tiers.add(entry);
            }
            from = to;
        }
        return tiers;
    }

    private static boolean belongs(PolicyEntry policy, Stage stage) {
        boolean untracked = policy.fact().host().untracked();
        boolean preDnat = policy.fact().host().preDnat() && !untracked;
        return switch (stage) {
            case UNTRACKED -> untracked;
            case PRE_DNAT -> preDnat;
            case NORMAL -> !untracked && !preDnat;
            case FORWARD -> !untracked && !preDnat && policy.fact().host().forward();
        };
    }

    private Plan plan(PlanKey key) {
        PolicyLists ordered = lists.computeIfAbsent(key.policies(), this::lists);
        @Nullable Program[] made = new Program[Stage.values().length * 4];
        for (Stage stage : Stage.values()) {
            boolean exists = stage == Stage.NORMAL
                    || (key.host() && !stage.of(ordered).isEmpty() && !(stage == Stage.UNTRACKED && key.fallback()));
            for (Direction direction : Direction.values()) {
                if (exists && !(stage == Stage.PRE_DNAT && direction == Direction.EGRESS)) {
                    made[Plan.place(stage, direction, false)] =
                            program(stage.of(ordered), key.profiles(), stage, direction, false);
                    made[Plan.place(stage, direction, true)] =
                            program(stage.of(ordered), key.profiles(), stage, direction, true);
                }
            }
        }
        PolicyLists shown = key.host() ? ordered : new PolicyLists(ordered.tiers(), List.of(), List.of(), List.of());
        return new Plan(key.policies(), shown, key.profiles(), key.host(), made);
    }

    private Program program(
            List<TierEntry> tiers, List<ProfileEntry> profiles, Stage stage, Direction direction, boolean pending) {
        List<Step> steps = new ArrayList<>();
        for (TierEntry tier : tiers) {
            List<PolicyEntry> asked = new ArrayList<>();
            for (PolicyEntry policy : tier.governing(direction)) {
                if (pending || !policy.isStaged()) {
                    asked.add(policy);
                }
            }
            addTier(tier, asked, direction, stage, steps);
        }
        if (stage == Stage.NORMAL) {
            addProfiles(profiles, direction, steps);
        } else {
            steps.add(undecided);
        }
        return programs.program(steps.toArray(Step[]::new));
    }

    private void addTier(TierEntry tier, List<PolicyEntry> asked, Direction direction, Stage stage, List<Step> steps) {
        if (asked.isEmpty()) {
            return;
        }
        boolean invalid = checker && tier.defaultAction() == TierDefault.UNDEFINED;
        for (PolicyEntry policy : asked) {
            Collections.addAll(steps, policy.steps(direction));
            if (invalid) {
                break;
            }
        }
        PolicyId first = asked.get(0).fact().id();
        TierEnd end = new TierEnd(tier.name(), first, tier.defaultAction(), !stage.hasTierEnds() || invalid);
        steps.add(tierEnds.computeIfAbsent(end, this::tierEnd));
    }

    private Step tierEnd(TierEnd end) {
        boolean passes = end.action() == TierDefault.PASS;
        int outcome = passes
                ? Program.NEXT
                : checker && end.action() == TierDefault.UNDEFINED ? Program.REFUSED : Program.DENY;
        Action action = passes ? Action.PASS : Action.DENY;
        return Step.end(outcome, new Step.Origin(end.tier(), Optional.of(end.first()), -1, -1, action, end.silent()));
    }

    private void addProfiles(List<ProfileEntry> profiles, Direction direction, List<Step> steps) {
        for (int place = 0; place < profiles.size(); place++) {
            ProfileEntry profile = profiles.get(place);
            int at = place;
            Collections.addAll(
                    steps,
                    profileSteps.computeIfAbsent(
                            new ProfileRules(profile.fact().rules(direction), direction, place),
                            rules -> steps(profile.rules(direction), at)));
        }
        steps.add(checker && !profiles.isEmpty() ? silentDenial : noProfile);
    }

    private Step[] steps(List<CompiledRule> rules, int place) {
        List<Step> steps = new ArrayList<>();
        for (CompiledRule rule : rules) {
            boolean denies = rule.action() == Action.DENY || (checker && rule.action() == Action.PASS);
            Action shown = denies ? Action.DENY : rule.action();
            add(rule, new Step.Origin("", Optional.empty(), place, rule.index(), shown, false), denies, steps);
        }
        return steps.toArray(Step[]::new);
    }

    /** Returns the steps of a policy's rules. */
    Step[] steps(PolicyId id, String tier, List<CompiledRule> rules) {
        List<Step> steps = new ArrayList<>();
        for (CompiledRule rule : rules) {
            Step.Origin origin = new Step.Origin(tier, Optional.of(id), -1, rule.index(), rule.action(), false);
            add(rule, origin, rule.action() == Action.DENY, steps);
        }
        return steps.toArray(Step[]::new);
    }

    private void add(CompiledRule rule, Step.Origin origin, boolean denies, List<Step> steps) {
        if (rule.action() != Action.LOG) {
            int outcome = denies ? Program.DENY : rule.action() == Action.ALLOW ? Program.ALLOW : Program.NEXT;
            steps.add(programs.step(rule, outcome, origin));
        }
    }
}
