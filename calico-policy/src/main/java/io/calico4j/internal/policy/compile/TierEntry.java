// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.compile;

import static java.util.Objects.requireNonNull;

import io.calico4j.policy.stack.Direction;
import io.calico4j.policy.stack.PolicyId;
import io.calico4j.policy.stack.TierDefault;
import io.calico4j.policy.stack.TierPolicies;
import java.util.List;

/**
 * The policies of a tier in one of the lists of an endpoint, in order, both directions together.
 *
 * @param name the tier
 * @param defaultAction what comes at its end
 * @param policies those that apply
 * @param ingressOnly whether only ingress counts, as before destination translation
 */
public record TierEntry(String name, TierDefault defaultAction, List<PolicyEntry> policies, boolean ingressOnly) {
    /** Checks that nothing is null. */
    public TierEntry {
        requireNonNull(name, "name");
        policies = List.copyOf(policies);
    }

    /** Returns those that apply to a direction. */
    List<PolicyEntry> governing(Direction direction) {
        return ingressOnly && direction == Direction.EGRESS
                ? List.of()
                : policies.stream()
                        .filter(policy -> policy.fact().governs(direction))
                        .toList();
    }

    boolean isEmpty() {
        return governing(Direction.INGRESS).isEmpty()
                && governing(Direction.EGRESS).isEmpty();
    }

    /** Returns this tier as the public answer shows it. */
    public TierPolicies shown() {
        return new TierPolicies(name, defaultAction, ids(Direction.INGRESS), ids(Direction.EGRESS));
    }

    private List<PolicyId> ids(Direction direction) {
        return governing(direction).stream().map(policy -> policy.fact().id()).toList();
    }
}
