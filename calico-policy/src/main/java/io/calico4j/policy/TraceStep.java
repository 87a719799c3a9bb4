// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy;

import static java.util.Objects.requireNonNull;

import io.calico4j.policy.stack.PolicyId;
import io.calico4j.resource.policy.Action;
import java.util.Locale;

/**
 * One step of the way through the policies of an endpoint: a rule that matched and did something, or the end of a tier or of the
 * profiles. The last step of a way is what decided.
 *
 * <p>Its text is that of Calico's flow logs, such as {@code default|np:shop/web|allow}. Authority: Calico v3.32,
 * felix/calc/policy_lookup_cache.go.
 */
public sealed interface TraceStep {
    /** The kinds of step, for an exhaustive {@code switch}. */
    enum Kind {
        /** {@link ByRule}. */
        RULE,
        /** {@link ByTierEnd}. */
        TIER_END,
        /** {@link ByProfile}. */
        PROFILE,
        /** {@link ByNoProfile}. */
        NO_PROFILE
    }

    /** Returns which of the kinds this is. */
    Kind kind();

    /** Returns what was done: allow, deny, or pass on. */
    Action action();

    /**
     * A rule of a policy matched.
     *
     * @param tier the tier of the policy
     * @param policy the policy
     * @param index the place of the rule among those of the direction, from 0; of a Kubernetes policy among the rules it expands to
     * @param action what the rule does
     */
    record ByRule(String tier, PolicyId policy, int index, Action action) implements TraceStep {
        /** Checks that nothing is null. */
        public ByRule {
            requireNonNull(tier, "tier");
            requireNonNull(policy, "policy");
            requireNonNull(action, "action");
        }

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        /** Returns the text of flow logs. */
        @Override
        public String toString() {
            return text(tier, policy, action);
        }
    }

    /**
     * Policies of a tier apply and none of their rules decided.
     *
     * @param tier the tier
     * @param first the first of its policies, after which Calico names this
     * @param action the tier's default action
     */
    record ByTierEnd(String tier, PolicyId first, Action action) implements TraceStep {
        /** Checks that nothing is null. */
        public ByTierEnd {
            requireNonNull(tier, "tier");
            requireNonNull(first, "first");
            requireNonNull(action, "action");
        }

        @Override
        public Kind kind() {
            return Kind.TIER_END;
        }

        /** Returns the text of flow logs. */
        @Override
        public String toString() {
            return text(tier, first, action);
        }
    }

    /**
     * A rule of a profile matched.
     *
     * @param profile the name of the profile
     * @param index the place of the rule among those of the direction, from 0
     * @param action what was done
     */
    record ByProfile(String profile, int index, Action action) implements TraceStep {
        /** Checks that nothing is null. */
        public ByProfile {
            requireNonNull(profile, "profile");
            requireNonNull(action, "action");
        }

        @Override
        public Kind kind() {
            return Kind.PROFILE;
        }

        /** Returns the text of flow logs. */
        @Override
        public String toString() {
            return "__PROFILE__|pro:" + profile + "|" + word(action);
        }
    }

    /** No profile decided either, so the flow is denied. */
    record ByNoProfile() implements TraceStep {
        @Override
        public Kind kind() {
            return Kind.NO_PROFILE;
        }

        @Override
        public Action action() {
            return Action.DENY;
        }

        /** Returns the text of flow logs. */
        @Override
        public String toString() {
            return "__PROFILE__|pro:__PROFILE__|deny";
        }
    }

    private static String text(String tier, PolicyId policy, Action action) {
        String namespace = policy.namespace().map(name -> name + "/").orElse("");
        return tier + "|" + policy.kind().shortName() + ":" + namespace + policy.name() + "|" + word(action);
    }

    private static String word(Action action) {
        return action.text().toLowerCase(Locale.ROOT);
    }
}
