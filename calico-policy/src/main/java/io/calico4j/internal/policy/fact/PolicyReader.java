// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.fact;

import io.calico4j.kubernetes.ClusterNetworkPolicy;
import io.calico4j.kubernetes.KubernetesNetworkPolicy;
import io.calico4j.kubernetes.conversion.Converted;
import io.calico4j.kubernetes.conversion.KubernetesConverter;
import io.calico4j.label.Selector;
import io.calico4j.label.SelectorComposer;
import io.calico4j.label.SelectorParser;
import io.calico4j.policy.stack.PolicyId;
import io.calico4j.resource.Resource;
import io.calico4j.resource.policy.NetworkPolicy;
import io.calico4j.resource.policy.PolicyPerformanceHint;
import io.calico4j.resource.policy.PolicyResource;
import io.calico4j.resource.policy.PolicySpec;
import io.calico4j.resource.policy.PolicyType;
import io.calico4j.resource.policy.StagedAction;
import io.calico4j.resource.policy.StagedKubernetesNetworkPolicy;
import io.calico4j.resource.policy.StagedKubernetesNetworkPolicySpec;
import java.util.List;
import java.util.Optional;

/** Reads policies of every kind; those of Kubernetes by way of their conversion. */
final class PolicyReader {
    private final SelectorComposer composer;
    private final SelectorParser parser =
            SelectorParser.standard().withMaxLength(Integer.MAX_VALUE).withMaxLevels(Integer.MAX_VALUE);
    private final KubernetesConverter converter = KubernetesConverter.standard();

    PolicyReader(SelectorComposer composer) {
        this.composer = composer;
    }

    Optional<PolicyFact> calico(PolicyResource policy) {
        PolicySpec spec = policy.spec();
        return isDeleted(spec.stagedAction())
                ? Optional.empty()
                : Optional.of(fact(idOf(policy), spec, inferred(spec)));
    }

    Optional<PolicyFact> kubernetes(KubernetesNetworkPolicy policy) {
        return converter.networkPolicy(policy).value().map(converted -> fact(idOf(policy), converted.spec()));
    }

    Optional<PolicyFact> cluster(ClusterNetworkPolicy policy) {
        return converter.globalNetworkPolicy(policy).value().map(converted -> fact(idOf(policy), converted.spec()));
    }

    /** Reads the staged form of a Kubernetes policy; a single rule that cannot be converted makes it disappear. */
    Optional<PolicyFact> staged(StagedKubernetesNetworkPolicy policy) {
        StagedKubernetesNetworkPolicySpec spec = policy.spec();
        if (isDeleted(spec.stagedAction())) {
            return Optional.empty();
        }
        KubernetesNetworkPolicy enforced = KubernetesNetworkPolicy.builder()
                .metadata(policy.metadata())
                .spec(given -> given.podSelector(spec.podSelector())
                        .ingress(spec.ingress())
                        .egress(spec.egress())
                        .policyTypes(spec.policyTypes()))
                .build();
        Converted<NetworkPolicy> converted = converter.networkPolicy(enforced);
        return converted.diagnostics().hasErrors()
                ? Optional.empty()
                : converted.value().map(made -> fact(idOf(policy), made.spec()));
    }

    private static boolean isDeleted(Optional<String> stagedAction) {
        return stagedAction.filter(StagedAction.DELETE.text()::equals).isPresent();
    }

    private static PolicyId idOf(Resource policy) {
        return PolicyId.of(policy.key()).orElseThrow();
    }

    /** Returns the directions of a policy that was stored without any. */
    private static List<String> inferred(PolicySpec spec) {
        if (!spec.types().isEmpty()) {
            return spec.types();
        }
        return spec.egress().isEmpty()
                ? List.of(PolicyType.INGRESS.text())
                : spec.ingress().isEmpty()
                        ? List.of(PolicyType.EGRESS.text())
                        : List.of(PolicyType.INGRESS.text(), PolicyType.EGRESS.text());
    }

    private PolicyFact fact(PolicyId id, PolicySpec spec) {
        return fact(id, spec, spec.types());
    }

    private PolicyFact fact(PolicyId id, PolicySpec spec, List<String> types) {
        return new PolicyFact(
                id,
                spec.tierName(),
                spec.order(),
                selector(id, spec),
                governs(types, PolicyType.INGRESS),
                governs(types, PolicyType.EGRESS),
                new PolicyFact.HostUse(spec.doNotTrack(), spec.preDNAT(), spec.applyOnForward()),
                spec.performanceHints().contains(PolicyPerformanceHint.ASSUME_NEEDED_ON_EVERY_NODE.text()),
                spec.ingress(),
                spec.egress());
    }

    /** Tells whether a direction is among the types; without any, both are. */
    private static boolean governs(List<String> types, PolicyType wanted) {
        return types.isEmpty() || types.stream().anyMatch(wanted.text()::equalsIgnoreCase);
    }

    private Selector selector(PolicyId id, PolicySpec spec) {
        String own = spec.selector().orElse("");
        String accounts = spec.serviceAccountSelector().orElse("");
        return parser.parse(
                id.kind().namespaced()
                        ? composer.namespacedPolicy(id.namespace().orElse(""), own, accounts)
                        : composer.globalPolicy(own, spec.namespaceSelector().orElse(""), accounts));
    }
}
