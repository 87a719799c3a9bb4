// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.fact;

import io.calico4j.kubernetes.ClusterNetworkPolicy;
import io.calico4j.kubernetes.KubernetesNetworkPolicy;
import io.calico4j.kubernetes.conversion.KubernetesConverter;
import io.calico4j.policy.stack.Direction;
import io.calico4j.resource.Resource;
import io.calico4j.resource.policy.PolicySpec;
import io.calico4j.resource.policy.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which rule of a Kubernetes policy each of the rules that it expands to comes from. */
public final class RuleOrigins {
    private static final KubernetesConverter CONVERTER = KubernetesConverter.standard();

    private RuleOrigins() {}

    /** Returns the place in the policy of each rule that the engine asks; empty for a policy whose rules do not expand. */
    public static List<Integer> of(Optional<Resource> policy, Direction direction) {
        List<Integer> origins = new ArrayList<>();
        if (policy.isPresent() && policy.get() instanceof KubernetesNetworkPolicy kubernetes) {
            int rules = direction == Direction.INGRESS
                    ? kubernetes.spec().ingress().size()
                    : kubernetes.spec().egress().size();
            for (int i = 0; i < rules; i++) {
                addTimes(origins, i, expanded(kubernetes, direction, i));
            }
        } else if (policy.isPresent() && policy.get() instanceof ClusterNetworkPolicy cluster) {
            int rules = direction == Direction.INGRESS
                    ? cluster.spec().ingress().size()
                    : cluster.spec().egress().size();
            for (int i = 0; i < rules; i++) {
                addTimes(origins, i, expanded(cluster, direction, i));
            }
        }
        return origins;
    }

    private static void addTimes(List<Integer> origins, int origin, int times) {
        for (int i = 0; i < times; i++) {
            origins.add(origin);
        }
    }

    private static int expanded(KubernetesNetworkPolicy policy, Direction direction, int index) {
        KubernetesNetworkPolicy alone = policy.withSpec(
                direction == Direction.INGRESS
                        ? policy.spec().withIngress(policy.spec().ingress().get(index))
                        : policy.spec().withEgress(policy.spec().egress().get(index)));
        return count(CONVERTER.networkPolicy(alone).value().map(value -> (PolicySpec) value.spec()), direction);
    }

    private static int expanded(ClusterNetworkPolicy policy, Direction direction, int index) {
        ClusterNetworkPolicy alone = policy.withSpec(
                direction == Direction.INGRESS
                        ? policy.spec().withIngress(policy.spec().ingress().get(index))
                        : policy.spec().withEgress(policy.spec().egress().get(index)));
        return count(CONVERTER.globalNetworkPolicy(alone).value().map(value -> (PolicySpec) value.spec()), direction);
    }

    private static int count(Optional<PolicySpec> converted, Direction direction) {
        List<Rule> rules = converted
                .map(spec -> direction == Direction.INGRESS ? spec.ingress() : spec.egress())
                .orElse(List.of());
        return rules.size();
    }
}
