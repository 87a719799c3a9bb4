// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.compile;

import io.calico4j.internal.policy.fact.ProfileFact;
import io.calico4j.internal.policy.rule.CompiledRule;
import io.calico4j.policy.stack.Direction;
import java.util.List;

/** A profile with its compiled rules. Immutable; a changed profile is another entry. */
public final class ProfileEntry {
    private final ProfileFact fact;
    private final List<CompiledRule> ingress;
    private final List<CompiledRule> egress;

    ProfileEntry(ProfileFact fact, List<CompiledRule> ingress, List<CompiledRule> egress) {
        this.fact = fact;
        this.ingress = ingress;
        this.egress = egress;
    }

    /** Returns the profile. */
    public ProfileFact fact() {
        return fact;
    }

    /** Returns the rules of a direction. */
    public List<CompiledRule> rules(Direction direction) {
        return direction == Direction.INGRESS ? ingress : egress;
    }
}
