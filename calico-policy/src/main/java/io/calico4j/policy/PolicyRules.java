// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy;

import static java.util.Objects.requireNonNull;

import io.calico4j.label.Selector;
import io.calico4j.policy.stack.Direction;
import io.calico4j.policy.stack.PolicyId;
import java.util.List;

/**
 * What a policy comes down to.
 *
 * @param policy the policy
 * @param tier its tier
 * @param selector the effective selector on endpoints
 * @param untracked whether it is asked before connection tracking only
 * @param preDnat whether it is asked before destination translation only
 * @param ingress the rules for traffic to its endpoints; not asked if the policy does not govern ingress
 * @param egress the rules for traffic from them, likewise
 */
public record PolicyRules(
        PolicyId policy,
        String tier,
        Selector selector,
        boolean untracked,
        boolean preDnat,
        List<PolicyRule> ingress,
        List<PolicyRule> egress) {
    /** Copies the lists. */
    public PolicyRules {
        requireNonNull(policy, "policy");
        requireNonNull(tier, "tier");
        requireNonNull(selector, "selector");
        ingress = List.copyOf(ingress);
        egress = List.copyOf(egress);
    }

    /** Returns the rules of a direction. */
    public List<PolicyRule> rules(Direction direction) {
        return direction == Direction.INGRESS ? ingress : egress;
    }
}
