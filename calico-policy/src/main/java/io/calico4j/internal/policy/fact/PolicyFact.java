// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.fact;

import io.calico4j.label.Selector;
import io.calico4j.policy.stack.Direction;
import io.calico4j.policy.stack.PolicyId;
import io.calico4j.resource.policy.Rule;
import java.util.List;
import java.util.Optional;

/**
 * A policy of any kind.
 *
 * @param id its identity
 * @param tier the tier it is in
 * @param order its place there, if given
 * @param selector the effective selector on endpoints
 * @param ingress whether it applies to traffic to them
 * @param egress whether it applies to traffic from them
 * @param host what it asks for on host endpoints
 * @param needed whether it counts as active without an endpoint
 * @param ingressRules rules for traffic to them, expanded; kept even where the direction does not apply
 * @param egressRules rules for traffic from them, likewise
 */
public record PolicyFact(
        PolicyId id,
        String tier,
        Optional<Double> order,
        Selector selector,
        boolean ingress,
        boolean egress,
        HostUse host,
        boolean needed,
        List<Rule> ingressRules,
        List<Rule> egressRules)
        implements Fact {
    /**
     * Where on a host endpoint a policy is asked.
     *
     * @param untracked before connection tracking, and there only
     * @param preDnat before destination translation, and there only
     * @param forward also for forwarded traffic
     */
    public record HostUse(boolean untracked, boolean preDnat, boolean forward) {
        /** Of policies for the host's own traffic. */
        public static final HostUse NONE = new HostUse(false, false, false);
    }

    /** Returns the namespace that its rules are limited to; empty for global policies. */
    public String ruleNamespace() {
        return id.namespace().orElse("");
    }

    /** Tells whether it applies to a direction. */
    public boolean governs(Direction direction) {
        return direction == Direction.INGRESS ? ingress : egress;
    }

    /** Returns the rules for a direction. */
    public List<Rule> rules(Direction direction) {
        return direction == Direction.INGRESS ? ingressRules : egressRules;
    }

    /** Tells whether this differs from another version of the policy in nothing that orders it or says to whom it applies. */
    public boolean samePlace(PolicyFact other) {
        return tier.equals(other.tier)
                && order.equals(other.order)
                && ingress == other.ingress
                && egress == other.egress
                && host.equals(other.host);
    }
}
