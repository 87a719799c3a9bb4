// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

import static java.util.Objects.requireNonNull;

import io.calico4j.diagnostic.SourcePosition;
import io.calico4j.label.Selector;
import io.calico4j.policy.stack.PolicyId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A policy that does not apply to an endpoint.
 *
 * @param policy the policy
 * @param selector its effective selector
 * @param because what the terms of the selector that fail find at the endpoint
 * @param position where the policy stands; empty if that is not known
 */
public record PolicyElsewhere(
        PolicyId policy, Selector selector, List<TermReason> because, Optional<SourcePosition> position) {
    /** Copies the list. */
    public PolicyElsewhere {
        requireNonNull(policy, "policy");
        requireNonNull(selector, "selector");
        because = List.copyOf(because);
        requireNonNull(position, "position");
    }

    /** Returns such as {@code NetworkPolicy/shop/db  (shop.yaml:12): role is "web"}. */
    @Override
    public String toString() {
        String why = because.isEmpty()
                ? SelectorWords.of(selector)
                : because.stream().map(TermReason::toString).collect(Collectors.joining(", "));
        return policy + ExplanationText.at(position) + ": " + why;
    }
}
