// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

import static java.util.Objects.requireNonNull;

import io.calico4j.diagnostic.SourcePosition;
import java.util.List;
import java.util.Optional;

/**
 * One profile of the endpoint; profiles are asked in order once no policy decides.
 *
 * @param profile its name
 * @param standsFor what it stands for, in words, such as {@code namespace shop}
 * @param exists whether the snapshot has it; one that is missing denies everything
 * @param asked whether the way came to it
 * @param rules its rules for the direction, in order
 * @param position where it stands; empty if that is not known
 */
public record ProfileWalk(
        String profile,
        String standsFor,
        boolean exists,
        boolean asked,
        List<RuleWalk> rules,
        Optional<SourcePosition> position) {
    /** Copies the list. */
    public ProfileWalk {
        requireNonNull(profile, "profile");
        requireNonNull(standsFor, "standsFor");
        rules = List.copyOf(rules);
        requireNonNull(position, "position");
    }

    /** Tells whether it is that of a namespace, which is written nowhere and allows everything. */
    boolean ofNamespace() {
        return exists && standsFor.startsWith("namespace ") && rules.size() == 1;
    }
}
