// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.table;

import io.calico4j.internal.policy.rule.CompiledRule;
import io.calico4j.policy.stack.PolicyId;
import io.calico4j.resource.policy.Action;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can decide in a program: a rule, or what comes when no rule of a tier or profile did.
 *
 * <p>It says where it comes from, so that whatever is found out about a flow leads back to a policy and the place of a rule in it.
 * Programs share steps; two steps are equal if they are one.
 */
public final class Step {
    private final @Nullable CompiledRule rule;
    private final int shape;
    private final int outcome;
    private final Origin origin;
    /** What callers show of it; set by racing threads to equal values. */
    private @Nullable Object picture;

    /**
     * Where a step comes from.
     *
     * @param tier the tier; empty for profiles
     * @param policy the policy, or for the end of a tier its first one; empty for profiles
     * @param profile the place of the profile among those of the endpoint; -1 for policies and for the end of all profiles
     * @param index the place of the rule; -1 for an end
     * @param action what shows in a trace
     * @param silent whether it leaves no trace
     */
    public record Origin(
            String tier, Optional<PolicyId> policy, int profile, int index, Action action, boolean silent) {}

    private Step(@Nullable CompiledRule rule, int shape, int outcome, Origin origin) {
        this.rule = rule;
        this.shape = shape;
        this.outcome = outcome;
        this.origin = origin;
    }

    /**
     * Returns the step of a rule.
     *
     * @param shape the number of the rule's shape
     * @param outcome what a match leads to: {@link Program#ALLOW} and the like, or {@link Program#NEXT}
     */
    static Step of(CompiledRule rule, int shape, int outcome, Origin origin) {
        return new Step(rule, shape, outcome, origin);
    }

    /** Returns what comes at the end of a tier, or behind everything: it matches any flow. */
    public static Step end(int outcome, Origin origin) {
        return new Step(null, -1, outcome, origin);
    }

    /** Returns the rule; null for an end. */
    public @Nullable CompiledRule rule() {
        return rule;
    }

    int shape() {
        return shape;
    }

    int outcome() {
        return outcome;
    }

    /** Returns what was kept as its picture; null if nothing was. */
    public @Nullable Object picture() {
        return picture;
    }

    /** Keeps an immutable picture, the same for every program that shares the step. */
    public void keepPicture(Object made) {
        picture = made;
    }

    /** Returns where it comes from. */
    public Origin origin() {
        return origin;
    }

    /** Tells whether the next step belongs to another block: this one always matches, or is the last of its profile. */
    boolean endsBlockBefore(Step next) {
        return rule == null || origin.profile() != next.origin.profile();
    }
}
