// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.stack;

import static java.util.Objects.requireNonNull;

import io.calico4j.resource.ResourceKey;
import java.util.List;

/**
 * The ordered policies that apply to one endpoint; staged ones stand among them.
 *
 * <p>A tier without a policy in a list is absent from it. The three lists that only hosts have are empty for workloads.
 *
 * <p>Authority: Calico v3.32, felix/calc/policy_resolver.go and event_sequencer.go.
 *
 * @param endpoint the key of the pod, workload endpoint or host endpoint
 * @param profiles the names of its profiles, which are asked behind the last tier, in this order
 * @param tiers the tiers for traffic to and from the endpoint itself
 * @param untracked doNotTrack policies, asked before connection tracking; here every tier passes at its end
 * @param preDnat policies on the original destination, ingress only; here every tier passes at its end
 * @param forward policies on traffic forwarded through the host
 */
public record PolicyStack(
        ResourceKey endpoint,
        List<String> profiles,
        List<TierPolicies> tiers,
        List<TierPolicies> untracked,
        List<TierPolicies> preDnat,
        List<TierPolicies> forward) {
    /** Copies the lists. */
    public PolicyStack {
        requireNonNull(endpoint, "endpoint");
        profiles = List.copyOf(profiles);
        tiers = List.copyOf(tiers);
        untracked = List.copyOf(untracked);
        preDnat = List.copyOf(preDnat);
        forward = List.copyOf(forward);
    }
}
