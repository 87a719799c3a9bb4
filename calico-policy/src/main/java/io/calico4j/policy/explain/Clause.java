// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

import static java.util.Objects.requireNonNull;

import io.calico4j.policy.rule.Criterion;

/**
 * A condition of a rule that a flow does not meet.
 *
 * @param criterion the condition
 * @param found what the flow has instead, in words: {@code the flow goes to port 5432}
 */
public record Clause(Criterion criterion, String found) {
    /** Checks that nothing is null. */
    public Clause {
        requireNonNull(criterion, "criterion");
        requireNonNull(found, "found");
    }

    /** Returns such as {@code destination.ports 53: the flow goes to port 5432}. */
    @Override
    public String toString() {
        return SelectorWords.of(criterion) + ": " + found;
    }
}
