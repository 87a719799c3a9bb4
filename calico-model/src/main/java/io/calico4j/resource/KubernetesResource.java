// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource;

import io.calico4j.kubernetes.ClusterNetworkPolicy;
import io.calico4j.kubernetes.EndpointSlice;
import io.calico4j.kubernetes.KubernetesNetworkPolicy;
import io.calico4j.kubernetes.KubernetesNode;
import io.calico4j.kubernetes.Namespace;
import io.calico4j.kubernetes.Pod;
import io.calico4j.kubernetes.Service;
import io.calico4j.kubernetes.ServiceAccount;
import io.calico4j.kubernetes.VirtualMachineInstanceMigration;
import io.calico4j.kubernetes.WorkloadController;

/** A Kubernetes object that Calico reads, held with the fields Calico reads and no others. */
public sealed interface KubernetesResource extends Resource
        permits ClusterNetworkPolicy,
                EndpointSlice,
                KubernetesNetworkPolicy,
                KubernetesNode,
                Namespace,
                Pod,
                Service,
                ServiceAccount,
                VirtualMachineInstanceMigration,
                WorkloadController {
    /** This object with other metadata. */
    KubernetesResource withMetadata(Metadata metadata);

    @Override
    default <T> T match(ResourceCases<T> cases) {
        return cases.kubernetes(this);
    }
}
