// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.fact;

import io.calico4j.label.Labels;
import io.calico4j.policy.stack.Direction;
import io.calico4j.resource.policy.Rule;
import java.util.List;

/**
 * A profile: that of a namespace, of a service account, or one of its own.
 *
 * @param name its name
 * @param labels what it hands down
 * @param ingressRules rules for traffic to its endpoints
 * @param egressRules rules for traffic from them
 */
public record ProfileFact(String name, Labels labels, List<Rule> ingressRules, List<Rule> egressRules) implements Fact {
    private static final List<Rule> ALLOW = List.of(Rule.allow().build());
    private static final List<Rule> DENY = List.of(Rule.deny().build());

    /** The profile that exists in every cluster and allows everything. */
    public static final ProfileFact DEFAULT_ALLOW =
            new ProfileFact("projectcalico-default-allow", Labels.empty(), ALLOW, ALLOW);

    /** Returns the profile of a namespace, which allows everything. */
    public static ProfileFact allowing(String name, Labels labels) {
        return new ProfileFact(name, labels, ALLOW, ALLOW);
    }

    /** Returns what stands for a profile that does not exist. */
    public static ProfileFact missing(String name) {
        return new ProfileFact(name, Labels.empty(), DENY, DENY);
    }

    /** Tells whether another profile has the same rules. */
    public boolean sameRules(ProfileFact other) {
        return ingressRules.equals(other.ingressRules) && egressRules.equals(other.egressRules);
    }

    /** Returns the rules for a direction. */
    public List<Rule> rules(Direction direction) {
        return direction == Direction.INGRESS ? ingressRules : egressRules;
    }
}
