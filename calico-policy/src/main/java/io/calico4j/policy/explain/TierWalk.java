// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

import static java.util.Objects.requireNonNull;

import io.calico4j.policy.stack.TierDefault;
import java.util.List;

/**
 * One tier on the way.
 *
 * @param name the tier
 * @param defaultAction what it does with traffic that none of its policies decides
 * @param outcome how the way through it ended
 * @param policies the policies that apply to the endpoint, in order
 */
public record TierWalk(String name, TierDefault defaultAction, Outcome outcome, List<PolicyWalk> policies) {
    /** How the way through a tier can end. */
    public enum Outcome {
        /** A rule allowed the flow. */
        ALLOWED,
        /** A rule denied the flow. */
        DENIED,
        /** A rule passed the flow on to the next tier. */
        PASSED,
        /** No rule decided, and the tier's default action denied the flow. */
        DENIED_AT_END,
        /** No rule decided, and the tier's default action passed the flow on. */
        PASSED_AT_END,
        /** A rule refused the request, or the checker refused the tier, which does not exist. */
        REFUSED,
        /** None of its policies takes part, so the tier is left out. */
        LEFT_OUT,
        /** The way never came here. */
        NOT_REACHED
    }

    /** Copies the list. */
    public TierWalk {
        requireNonNull(name, "name");
        requireNonNull(defaultAction, "defaultAction");
        requireNonNull(outcome, "outcome");
        policies = List.copyOf(policies);
    }

    /** Returns whether the way ended here. */
    public boolean decided() {
        return outcome == Outcome.ALLOWED
                || outcome == Outcome.DENIED
                || outcome == Outcome.DENIED_AT_END
                || outcome == Outcome.REFUSED;
    }
}
