// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource;

import io.calico4j.resource.bgp.BGPConfiguration;
import io.calico4j.resource.bgp.BGPFilter;
import io.calico4j.resource.bgp.BGPPeer;
import io.calico4j.resource.config.ClusterInformation;
import io.calico4j.resource.config.FelixConfiguration;
import io.calico4j.resource.config.KubeControllersConfiguration;
import io.calico4j.resource.node.CalicoNodeStatus;
import io.calico4j.resource.node.HostEndpoint;
import io.calico4j.resource.node.LiveMigration;
import io.calico4j.resource.node.Node;
import io.calico4j.resource.node.WorkloadEndpoint;
import io.calico4j.resource.policy.GlobalNetworkSet;
import io.calico4j.resource.policy.NetworkSet;
import io.calico4j.resource.policy.PolicyResource;
import io.calico4j.resource.policy.Profile;
import io.calico4j.resource.policy.StagedKubernetesNetworkPolicy;
import io.calico4j.resource.policy.Tier;
import io.calico4j.resource.pool.BlockAffinity;
import io.calico4j.resource.pool.IPAMBlock;
import io.calico4j.resource.pool.IPAMConfig;
import io.calico4j.resource.pool.IPAMConfiguration;
import io.calico4j.resource.pool.IPAMHandle;
import io.calico4j.resource.pool.IPPool;
import io.calico4j.resource.pool.IPReservation;
import io.calico4j.resource.pool.StoredBlockAffinity;

/**
 * A resource of Calico itself.
 *
 * <p>Both API groups are held by the same types: {@code projectcalico.org/v3}, and {@code crd.projectcalico.org/v1},
 * the form in which older Kubernetes clusters store them. {@link StoredBlockAffinity} and {@link IPAMConfig} are the
 * two storage forms whose fields differ.
 */
public sealed interface CalicoResource extends Resource
        permits BGPConfiguration,
                BGPFilter,
                BGPPeer,
                BlockAffinity,
                CalicoNodeStatus,
                ClusterInformation,
                FelixConfiguration,
                GlobalNetworkSet,
                HostEndpoint,
                IPAMBlock,
                IPAMConfig,
                IPAMConfiguration,
                IPAMHandle,
                IPPool,
                IPReservation,
                KubeControllersConfiguration,
                LiveMigration,
                NetworkSet,
                Node,
                PolicyResource,
                Profile,
                StagedKubernetesNetworkPolicy,
                StoredBlockAffinity,
                Tier,
                WorkloadEndpoint {
    /** This resource with another API version: where it is read from or written to; nothing else changes. */
    CalicoResource withApiVersion(String apiVersion);

    /** This resource with other metadata. */
    CalicoResource withMetadata(Metadata metadata);
}
