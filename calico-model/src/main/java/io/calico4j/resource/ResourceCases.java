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
import io.calico4j.resource.policy.GlobalNetworkPolicy;
import io.calico4j.resource.policy.GlobalNetworkSet;
import io.calico4j.resource.policy.NetworkPolicy;
import io.calico4j.resource.policy.NetworkSet;
import io.calico4j.resource.policy.Profile;
import io.calico4j.resource.policy.StagedGlobalNetworkPolicy;
import io.calico4j.resource.policy.StagedKubernetesNetworkPolicy;
import io.calico4j.resource.policy.StagedNetworkPolicy;
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
 * What to answer for each kind of {@link Resource}; for {@link Resource#match}.
 *
 * <p>A kind whose method is not overridden is answered by {@link #otherwise}.
 *
 * @param <T> the type of the answers
 */
public interface ResourceCases<T> {
    /** The answer for every resource no other method here answers for. */
    T otherwise(Resource resource);

    /** The answer for {@code BGPConfiguration}. */
    default T bgpConfiguration(BGPConfiguration resource) {
        return otherwise(resource);
    }

    /** The answer for {@code BGPFilter}. */
    default T bgpFilter(BGPFilter resource) {
        return otherwise(resource);
    }

    /** The answer for {@code BGPPeer}. */
    default T bgpPeer(BGPPeer resource) {
        return otherwise(resource);
    }

    /** The answer for {@code BlockAffinity}. */
    default T blockAffinity(BlockAffinity resource) {
        return otherwise(resource);
    }

    /** The answer for {@code CalicoNodeStatus}. */
    default T calicoNodeStatus(CalicoNodeStatus resource) {
        return otherwise(resource);
    }

    /** The answer for {@code ClusterInformation}. */
    default T clusterInformation(ClusterInformation resource) {
        return otherwise(resource);
    }

    /** The answer for {@code FelixConfiguration}. */
    default T felixConfiguration(FelixConfiguration resource) {
        return otherwise(resource);
    }

    /** The answer for {@code GlobalNetworkPolicy}. */
    default T globalNetworkPolicy(GlobalNetworkPolicy resource) {
        return otherwise(resource);
    }

    /** The answer for {@code GlobalNetworkSet}. */
    default T globalNetworkSet(GlobalNetworkSet resource) {
        return otherwise(resource);
    }

    /** The answer for {@code HostEndpoint}. */
    default T hostEndpoint(HostEndpoint resource) {
        return otherwise(resource);
    }

    /** The answer for {@code IPAMBlock}. */
    default T ipamBlock(IPAMBlock resource) {
        return otherwise(resource);
    }

    /** The answer for {@code IPAMConfiguration}. */
    default T ipamConfiguration(IPAMConfiguration resource) {
        return otherwise(resource);
    }

    /** The answer for {@code IPAMHandle}. */
    default T ipamHandle(IPAMHandle resource) {
        return otherwise(resource);
    }

    /** The answer for {@code IPPool}. */
    default T ipPool(IPPool resource) {
        return otherwise(resource);
    }

    /** The answer for {@code IPReservation}. */
    default T ipReservation(IPReservation resource) {
        return otherwise(resource);
    }

    /** The answer for {@code KubeControllersConfiguration}. */
    default T kubeControllersConfiguration(KubeControllersConfiguration resource) {
        return otherwise(resource);
    }

    /** The answer for {@code NetworkPolicy}. */
    default T networkPolicy(NetworkPolicy resource) {
        return otherwise(resource);
    }

    /** The answer for {@code NetworkSet}. */
    default T networkSet(NetworkSet resource) {
        return otherwise(resource);
    }

    /** The answer for {@code Profile}. */
    default T profile(Profile resource) {
        return otherwise(resource);
    }

    /** The answer for {@code StagedGlobalNetworkPolicy}. */
    default T stagedGlobalNetworkPolicy(StagedGlobalNetworkPolicy resource) {
        return otherwise(resource);
    }

    /** The answer for {@code StagedKubernetesNetworkPolicy}. */
    default T stagedKubernetesNetworkPolicy(StagedKubernetesNetworkPolicy resource) {
        return otherwise(resource);
    }

    /** The answer for {@code StagedNetworkPolicy}. */
    default T stagedNetworkPolicy(StagedNetworkPolicy resource) {
        return otherwise(resource);
    }

    /** The answer for {@code Tier}. */
    default T tier(Tier resource) {
        return otherwise(resource);
    }

    /** The answer for {@code Node}. */
    default T node(Node resource) {
        return otherwise(resource);
    }

    /** The answer for {@code WorkloadEndpoint}. */
    default T workloadEndpoint(WorkloadEndpoint resource) {
        return otherwise(resource);
    }

    /** The answer for {@code LiveMigration}. */
    default T liveMigration(LiveMigration resource) {
        return otherwise(resource);
    }

    /** The answer for {@code StoredBlockAffinity}. */
    default T storedBlockAffinity(StoredBlockAffinity resource) {
        return otherwise(resource);
    }

    /** The answer for {@code IPAMConfig}. */
    default T ipamConfig(IPAMConfig resource) {
        return otherwise(resource);
    }

    /** The answer for a Kubernetes object of any kind; {@link Resource#kind()} tells which. */
    default T kubernetes(KubernetesResource resource) {
        return otherwise(resource);
    }

    /** The answer for an object of a kind without a type. */
    default T unknown(UnknownResource resource) {
        return otherwise(resource);
    }
}
