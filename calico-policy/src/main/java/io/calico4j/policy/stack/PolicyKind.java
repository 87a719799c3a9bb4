// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.stack;

import io.calico4j.resource.Kind;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of policy that Calico orders and evaluates together, by the names it gives them. */
public enum PolicyKind {
    /** Calico, every namespace and host. */
    GLOBAL_NETWORK_POLICY("GlobalNetworkPolicy", "gnp", Kind.GLOBAL_NETWORK_POLICY),
    /** Calico, one namespace. */
    NETWORK_POLICY("NetworkPolicy", "np", Kind.NETWORK_POLICY),
    /** Calico, every namespace and host, not enforced. */
    STAGED_GLOBAL_NETWORK_POLICY("StagedGlobalNetworkPolicy", "sgnp", Kind.STAGED_GLOBAL_NETWORK_POLICY),
    /** Calico, one namespace, not enforced. */
    STAGED_NETWORK_POLICY("StagedNetworkPolicy", "snp", Kind.STAGED_NETWORK_POLICY),
    /** A Kubernetes NetworkPolicy that is not enforced. */
    STAGED_KUBERNETES_NETWORK_POLICY("StagedKubernetesNetworkPolicy", "sknp", Kind.STAGED_KUBERNETES_NETWORK_POLICY),
    /** Kubernetes' NetworkPolicy. */
    KUBERNETES_NETWORK_POLICY("KubernetesNetworkPolicy", "knp", Kind.KUBERNETES_NETWORK_POLICY),
    /** Kubernetes' ClusterNetworkPolicy. */
    KUBERNETES_CLUSTER_NETWORK_POLICY("KubernetesClusterNetworkPolicy", "kcnp", Kind.CLUSTER_NETWORK_POLICY);

    private final String text;
    private final String shortName;
    private final Kind resourceKind;

    PolicyKind(String text, String shortName, Kind resourceKind) {
        this.text = text;
        this.shortName = shortName;
        this.resourceKind = resourceKind;
    }

    /** Returns the kind of policy that a resource of some kind is; empty for resources that are no policies. */
    public static Optional<PolicyKind> of(Kind kind) {
        return Arrays.stream(values())
                .filter(known -> known.resourceKind == kind)
                .findFirst();
    }

    /** Returns the kind's name in Calico's ordering and traces, such as {@code KubernetesNetworkPolicy}. */
    public String text() {
        return text;
    }

    /** Returns the kind's name in flow logs, such as {@code knp}. */
    public String shortName() {
        return shortName;
    }

    /** Returns the kind of the resource. */
    public Kind resourceKind() {
        return resourceKind;
    }

    /** Tells whether policies of this kind belong to a namespace. */
    public boolean namespaced() {
        return resourceKind.namespaced();
    }

    /** Tells whether policies of this kind are only evaluated, never enforced. */
    public boolean staged() {
        return this == STAGED_GLOBAL_NETWORK_POLICY
                || this == STAGED_NETWORK_POLICY
                || this == STAGED_KUBERNETES_NETWORK_POLICY;
    }
}
