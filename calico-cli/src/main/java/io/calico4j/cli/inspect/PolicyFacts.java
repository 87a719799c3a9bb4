// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.inspect;

import io.calico4j.kubernetes.ClusterNetworkPolicy;
import io.calico4j.kubernetes.KubernetesNetworkPolicy;
import io.calico4j.kubernetes.NamespacedPod;
import io.calico4j.label.KubernetesLabelSelector;
import io.calico4j.label.Labels;
import io.calico4j.resource.Kind;
import io.calico4j.resource.LabelSelector;
import io.calico4j.resource.Resource;
import io.calico4j.resource.policy.PolicyResource;
import io.calico4j.resource.policy.PolicySpec;
import io.calico4j.resource.policy.StagedKubernetesNetworkPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one policy.
 *
 * @param tier the tier it is in
 * @param order its order; empty comes last in the tier
 * @param kind its kind
 * @param namespace its namespace; empty if it is for the whole cluster
 * @param name its name
 * @param staged whether it isn't enforced
 * @param appliesTo its selectors, joined
 * @param types the directions it speaks of
 * @param ingressRules how many rules for incoming traffic
 * @param egressRules how many rules for outgoing traffic
 */
record PolicyFacts(
        String tier,
        Optional<Double> order,
        String kind,
        Optional<String> namespace,
        String name,
        boolean staged,
        String appliesTo,
        List<String> types,
        int ingressRules,
        int egressRules) {
    static final String DEFAULT_TIER = "default";

    private static final double KUBERNETES_ORDER = 1000;

    /** By order, then by namespace, name and kind. */
    static final Comparator<PolicyFacts> BY_ORDER = Comparator.comparing(
                    (PolicyFacts p) -> p.order.orElse(Double.POSITIVE_INFINITY))
            .thenComparing(p -> p.namespace.orElse(""))
            .thenComparing(PolicyFacts::name)
            .thenComparing(PolicyFacts::kind);

    /** Gathers the policies of all kinds, tier by tier as they come. */
    static List<PolicyFacts> of(Inventory inventory) {
        List<PolicyFacts> policies = new ArrayList<>();
        for (Resource resource : inventory.resources()) {
            of(resource).ifPresent(policies::add);
        }
        policies.sort(BY_ORDER);
        return policies;
    }

    private static Optional<PolicyFacts> of(Resource resource) {
        if (resource instanceof PolicyResource policy) {
            PolicySpec spec = policy.spec();
            return Optional.of(new Parts(resource, policy.staged())
                    .selects(spec.namespaceSelector(), spec.selector(), spec.serviceAccountSelector())
                    .rules(spec.types(), spec.ingress().size(), spec.egress().size())
                    .at(spec.tierName(), spec.order()));
        }
        return ofKubernetes(resource);
    }

    private static Optional<PolicyFacts> ofKubernetes(Resource resource) {
        if (resource instanceof KubernetesNetworkPolicy policy) {
            var spec = policy.spec();
            return Optional.of(new Parts(resource, false)
                    .selects(Optional.empty(), Optional.of(pods(spec.podSelector())), Optional.empty())
                    .rules(
                            spec.policyTypes(),
                            spec.ingress().size(),
                            spec.egress().size())
                    .at(DEFAULT_TIER, Optional.of(KUBERNETES_ORDER)));
        }
        if (resource instanceof StagedKubernetesNetworkPolicy policy) {
            var spec = policy.spec();
            return Optional.of(new Parts(resource, true)
                    .selects(Optional.empty(), Optional.of(pods(spec.podSelector())), Optional.empty())
                    .rules(
                            spec.policyTypes(),
                            spec.ingress().size(),
                            spec.egress().size())
                    .at(DEFAULT_TIER, Optional.of(KUBERNETES_ORDER)));
        }
        if (resource instanceof ClusterNetworkPolicy policy) {
            var spec = policy.spec();
            return Optional.of(new Parts(resource, false)
                    .selects(
                            spec.subject()
                                    .namespaces()
                                    .or(() -> spec.subject().pods().map(NamespacedPod::namespaceSelector))
                                    .map(PolicyFacts::namespaces),
                            spec.subject().pods().map(p -> pods(p.podSelector())),
                            Optional.empty())
                    .rules(List.of(), spec.ingress().size(), spec.egress().size())
                    .at(spec.tier().equals("Baseline") ? "kube-baseline" : "kube-admin", Optional.of((double)
                            spec.priority())));
        }
        return Optional.empty();
    }

    private static String pods(LabelSelector selector) {
        String text = KubernetesLabelSelector.ofNamespaces(Optional.of(converted(selector)));
        return text.equals("all()") ? "" : text;
    }

    private static String namespaces(LabelSelector selector) {
        return KubernetesLabelSelector.ofNamespaces(Optional.of(converted(selector)));
    }

    private static KubernetesLabelSelector converted(LabelSelector selector) {
        return new KubernetesLabelSelector(
                Labels.copyOf(selector.matchLabels()),
                selector.matchExpressions().stream()
                        .map(e -> new KubernetesLabelSelector.Expression(e.key(), e.operator(), e.values()))
                        .toList());
    }

    /** What all kinds of policies have in common, collected one by one. */
    private static final class Parts {
        private final Resource resource;
        private final boolean staged;
        private final List<String> selectors = new ArrayList<>();
        private List<String> types = List.of();
        private int ingressRules;
        private int egressRules;

        Parts(Resource resource, boolean staged) {
            this.resource = resource;
            this.staged = staged;
        }

        Parts selects(Optional<String> namespaces, Optional<String> endpoints, Optional<String> serviceAccounts) {
            namespaces.filter(s -> !s.isEmpty()).ifPresent(s -> selectors.add("namespaces " + s));
            endpoints.filter(s -> !s.isEmpty()).ifPresent(selectors::add);
            serviceAccounts.filter(s -> !s.isEmpty()).ifPresent(s -> selectors.add("service accounts " + s));
            return this;
        }

        Parts rules(List<String> given, int ingress, int egress) {
            ingressRules = ingress;
            egressRules = egress;
            types = new ArrayList<>(given);
            if (given.isEmpty() && (ingress > 0 || egress == 0)) {
                types.add("Ingress");
            }
            if (given.isEmpty() && egress > 0) {
                types.add("Egress");
            }
            return this;
        }

        PolicyFacts at(String tier, Optional<Double> order) {
            return new PolicyFacts(
                    tier,
                    order,
                    resource.kind() == Kind.KUBERNETES_NETWORK_POLICY
                            ? "Kubernetes NetworkPolicy"
                            : resource.kindName(),
                    namespace(resource),
                    resource.metadata().name(),
                    staged,
                    selectors.isEmpty() ? "all()" : String.join(", ", selectors),
                    List.copyOf(types),
                    ingressRules,
                    egressRules);
        }

        private static Optional<String> namespace(Resource resource) {
            return resource.kind().namespaced()
                    ? resource.metadata().namespace().or(() -> Optional.of("default"))
                    : Optional.empty();
        }
    }
}
