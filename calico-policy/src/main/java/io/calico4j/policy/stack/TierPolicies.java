// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.stack;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The policies of one tier that apply to an endpoint, each list in the order of evaluation.
 *
 * @param name the tier
 * @param defaultAction what becomes of traffic that none of them decides
 * @param ingress those for traffic to the endpoint
 * @param egress those for traffic from the endpoint
 */
public record TierPolicies(String name, TierDefault defaultAction, List<PolicyId> ingress, List<PolicyId> egress) {
    /** Copies the lists. */
    public TierPolicies {
        requireNonNull(name, "name");
        requireNonNull(defaultAction, "defaultAction");
        ingress = List.copyOf(ingress);
        egress = List.copyOf(egress);
    }

    /** Returns the list for one direction. */
    public List<PolicyId> policies(Direction direction) {
        return direction == Direction.INGRESS ? ingress : egress;
    }
}
