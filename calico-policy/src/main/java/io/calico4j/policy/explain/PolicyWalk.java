// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

import static java.util.Objects.requireNonNull;

import io.calico4j.diagnostic.SourcePosition;
import io.calico4j.label.Selector;
import io.calico4j.policy.stack.PolicyId;
import java.util.List;
import java.util.Optional;

/**
 * One policy that applies to the endpoint.
 *
 * @param policy the policy
 * @param counted whether it takes part; a staged policy does only where staged policies are counted
 * @param selector its effective selector
 * @param because what the terms of the selector find at the endpoint
 * @param rules its rules for the direction, in order
 * @param position where the policy stands; empty if that is not known
 */
public record PolicyWalk(
        PolicyId policy,
        boolean counted,
        Selector selector,
        List<TermReason> because,
        List<RuleWalk> rules,
        Optional<SourcePosition> position) {
    /** Copies the lists. */
    public PolicyWalk {
        requireNonNull(policy, "policy");
        requireNonNull(selector, "selector");
        because = List.copyOf(because);
        rules = List.copyOf(rules);
        requireNonNull(position, "position");
    }
}
