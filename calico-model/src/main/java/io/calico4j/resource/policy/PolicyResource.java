// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.policy;

import io.calico4j.resource.CalicoResource;
import io.calico4j.resource.Kind;

/**
 * A Calico policy of any scope, enforced or staged.
 *
 * <p>{@link StagedKubernetesNetworkPolicy} is none: its rules are those of Kubernetes.
 */
public sealed interface PolicyResource extends CalicoResource
        permits GlobalNetworkPolicy, NetworkPolicy, StagedGlobalNetworkPolicy, StagedNetworkPolicy {
    /** What is wanted. */
    PolicySpec spec();

    /** Whether the policy is only evaluated, never enforced. */
    default boolean staged() {
        return kind() == Kind.STAGED_NETWORK_POLICY || kind() == Kind.STAGED_GLOBAL_NETWORK_POLICY;
    }
}
