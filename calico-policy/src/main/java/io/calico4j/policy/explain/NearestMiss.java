// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

import static java.util.Objects.requireNonNull;

import io.calico4j.diagnostic.SourcePosition;
import io.calico4j.policy.Answer;
import io.calico4j.resource.ResourceKey;
import java.util.List;
import java.util.Optional;

/**
 * A rule at which the answer of one end nearly went the other way, and the smallest changes that turn it round.
 *
 * <p>It is either a rule with the opposite action that stands before what decided and did not match, or the rule that decided.
 *
 * @param owner the policy or profile of the rule
 * @param field the rule in it, such as {@code ingress[0]}
 * @param position where the rule stands; empty if that is not known
 * @param failing what keeps it from matching; none for the rule that decided
 * @param instead what the end would then answer
 * @param changes changes that give that answer, the smallest first; each was tried. None where every change that was thought of
 *     fails
 */
public record NearestMiss(
        ResourceKey owner,
        String field,
        Optional<SourcePosition> position,
        List<Clause> failing,
        Answer instead,
        List<Change> changes) {
    /** Copies the lists. */
    public NearestMiss {
        requireNonNull(owner, "owner");
        requireNonNull(field, "field");
        requireNonNull(position, "position");
        failing = List.copyOf(failing);
        requireNonNull(instead, "instead");
        changes = List.copyOf(changes);
    }

    /** Tells whether this is the rule that decided. */
    public boolean decided() {
        return failing.isEmpty();
    }

    /** Returns how many things have to be different; more than any change if none was found. */
    int distance() {
        return changes.isEmpty() ? Integer.MAX_VALUE : changes.get(0).size();
    }
}
