// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.edit;

import io.calico4j.kubernetes.EndpointSlice;
import io.calico4j.kubernetes.KubernetesNetworkPolicy;
import io.calico4j.net.IpAddress;
import io.calico4j.policy.stack.Direction;
import io.calico4j.resource.KubernetesResource;
import io.calico4j.resource.Metadata;
import io.calico4j.resource.Resource;
import io.calico4j.resource.policy.NetworkPolicyEgressRule;
import io.calico4j.resource.policy.NetworkPolicyIngressRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Objects of Kubernetes as they would be with other metadata, or with a rule that asks less. */
public final class KubernetesEdits {
    private KubernetesEdits() {}

    /** Returns a Pod, Namespace or ServiceAccount with other metadata; empty for any other resource. */
    public static Optional<Resource> withMetadata(Resource resource, Metadata metadata) {
        return switch (resource.kind()) {
            case POD, NAMESPACE, SERVICE_ACCOUNT -> Optional.of(((KubernetesResource) resource).withMetadata(metadata));
            default -> Optional.empty();
        };
    }

    /** Tells whether a resource is a policy of Kubernetes whose rules these edits know. */
    public static boolean isPolicy(Resource resource) {
        return resource instanceof KubernetesNetworkPolicy;
    }

    /**
     * Returns a Kubernetes policy one of whose rules asks less; empty if the resource is none, or has no such rule.
     *
     * @param index the place of the rule, as the policy states it
     * @param peers whether it is no longer to ask for peers; else it no longer asks for ports
     */
    public static Optional<Resource> without(Resource policy, Direction direction, int index, boolean peers) {
        if (!(policy instanceof KubernetesNetworkPolicy given)) {
            return Optional.empty();
        }
        if (direction == Direction.INGRESS && index < given.spec().ingress().size()) {
            List<NetworkPolicyIngressRule> rules = new ArrayList<>(given.spec().ingress());
            NetworkPolicyIngressRule rule = rules.get(index);
            rules.set(index, peers ? rule.withPeers(List.of()) : rule.withPorts(List.of()));
            return Optional.of(given.withSpec(given.spec().withIngress(rules)));
        }
        if (direction == Direction.EGRESS && index < given.spec().egress().size()) {
            List<NetworkPolicyEgressRule> rules = new ArrayList<>(given.spec().egress());
            NetworkPolicyEgressRule rule = rules.get(index);
            rules.set(index, peers ? rule.withPeers(List.of()) : rule.withPorts(List.of()));
            return Optional.of(given.withSpec(given.spec().withEgress(rules)));
        }
        return Optional.empty();
    }

    /** Tells whether a resource is an EndpointSlice that lists one of some addresses. */
    public static boolean lists(Resource resource, Set<IpAddress> addresses) {
        return resource instanceof EndpointSlice slice
                && slice.endpoints().stream()
                        .flatMap(endpoint -> endpoint.addresses().stream())
                        .map(IpAddress::tryParse)
                        .flatMap(Optional::stream)
                        .anyMatch(addresses::contains);
    }
}
