// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy;

import static java.util.Objects.requireNonNull;

import io.calico4j.policy.stack.Direction;
import java.util.List;

/**
 * What a profile comes down to: one that is written out, or that of a namespace or service account.
 *
 * @param profile its name, such as {@code kns.shop}
 * @param ingress the rules for traffic to its endpoints; one that denies everything if the profile does not exist
 * @param egress the rules for traffic from them, likewise
 */
public record ProfileRules(String profile, List<PolicyRule> ingress, List<PolicyRule> egress) {
    /** Copies the lists. */
    public ProfileRules {
        requireNonNull(profile, "profile");
        ingress = List.copyOf(ingress);
        egress = List.copyOf(egress);
    }

    /** Returns the rules of a direction. */
    public List<PolicyRule> rules(Direction direction) {
        return direction == Direction.INGRESS ? ingress : egress;
    }
}
