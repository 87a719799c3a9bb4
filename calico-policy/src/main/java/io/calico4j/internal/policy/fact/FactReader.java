// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.fact;

import io.calico4j.kubernetes.ClusterNetworkPolicy;
import io.calico4j.kubernetes.EndpointSlice;
import io.calico4j.kubernetes.KubernetesNetworkPolicy;
import io.calico4j.kubernetes.Namespace;
import io.calico4j.kubernetes.Pod;
import io.calico4j.kubernetes.ServiceAccount;
import io.calico4j.label.Labels;
import io.calico4j.label.SelectorComposer;
import io.calico4j.label.SelectorSyntaxException;
import io.calico4j.policy.stack.TierDefault;
import io.calico4j.resource.Resource;
import io.calico4j.resource.node.HostEndpoint;
import io.calico4j.resource.node.WorkloadEndpoint;
import io.calico4j.resource.policy.Action;
import io.calico4j.resource.policy.GlobalNetworkSet;
import io.calico4j.resource.policy.NetworkSet;
import io.calico4j.resource.policy.PolicyResource;
import io.calico4j.resource.policy.Profile;
import io.calico4j.resource.policy.StagedKubernetesNetworkPolicy;
import io.calico4j.resource.policy.Tier;
import java.util.Optional;

/**
 * Reads a resource in Calico's internal form.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/backend/k8s/conversion and lib/backend/syncersv1/updateprocessors.
 */
public final class FactReader {
    private final PolicyReader policies;
    private final HolderReader holders = new HolderReader();

    /** Creates a reader that builds effective selectors with a composer. */
    public FactReader(SelectorComposer composer) {
        this.policies = new PolicyReader(composer);
    }

    /**
     * Returns what a resource means to policy evaluation; empty if it means nothing.
     *
     * @throws SelectorSyntaxException if the selector of a policy is none
     */
    public Optional<Fact> read(Resource resource) {
        Optional<? extends Fact> fact = switch (resource.kind()) {
            case GLOBAL_NETWORK_POLICY, NETWORK_POLICY, STAGED_GLOBAL_NETWORK_POLICY, STAGED_NETWORK_POLICY ->
                policies.calico((PolicyResource) resource);
            case STAGED_KUBERNETES_NETWORK_POLICY -> policies.staged((StagedKubernetesNetworkPolicy) resource);
            case KUBERNETES_NETWORK_POLICY -> policies.kubernetes((KubernetesNetworkPolicy) resource);
            case CLUSTER_NETWORK_POLICY -> policies.cluster((ClusterNetworkPolicy) resource);
            case TIER -> Optional.of(tier((Tier) resource));
            case PROFILE -> Optional.of(profile((Profile) resource));
            case NAMESPACE -> HolderReader.namespace((Namespace) resource);
            case SERVICE_ACCOUNT -> HolderReader.serviceAccount((ServiceAccount) resource);
            case POD -> holders.pod((Pod) resource);
            case WORKLOAD_ENDPOINT -> HolderReader.workload((WorkloadEndpoint) resource);
            case HOST_ENDPOINT -> Optional.of(HolderReader.host((HostEndpoint) resource));
            case NETWORK_SET -> Optional.of(HolderReader.set((NetworkSet) resource));
            case GLOBAL_NETWORK_SET -> Optional.of(HolderReader.set((GlobalNetworkSet) resource));
            case ENDPOINT_SLICE -> SliceReader.read((EndpointSlice) resource);
            default -> Optional.<Fact>empty();
        };
        return fact.map(known -> known);
    }

    private static TierFact tier(Tier tier) {
        boolean passes =
                tier.spec().defaultAction().filter(Action.PASS.text()::equals).isPresent();
        return new TierFact(tier.metadata().name(), tier.spec().order(), passes ? TierDefault.PASS : TierDefault.DENY);
    }

    private static ProfileFact profile(Profile profile) {
        return new ProfileFact(
                profile.metadata().name(),
                Labels.copyOf(profile.spec().labelsToApply()),
                profile.spec().ingress(),
                profile.spec().egress());
    }
}
