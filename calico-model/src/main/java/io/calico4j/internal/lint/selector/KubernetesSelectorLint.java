// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.lint.selector;

import io.calico4j.diagnostic.FieldPath;
import io.calico4j.internal.lint.Codes;
import io.calico4j.internal.lint.Inhabitant;
import io.calico4j.internal.lint.LintFacts;
import io.calico4j.internal.lint.LintFindings;
import io.calico4j.internal.lint.LintRule;
import io.calico4j.kubernetes.ClusterNetworkPolicy;
import io.calico4j.kubernetes.KubernetesNetworkPolicy;
import io.calico4j.kubernetes.KubernetesNetworkPolicySpec;
import io.calico4j.kubernetes.conversion.KubernetesConverter;
import io.calico4j.label.SelectorComposer;
import io.calico4j.resource.LabelSelector;
import io.calico4j.resource.Resource;
import io.calico4j.resource.policy.EntityRule;
import io.calico4j.resource.policy.GlobalNetworkPolicySpec;
import io.calico4j.resource.policy.NetworkPolicyEgressRule;
import io.calico4j.resource.policy.NetworkPolicyIngressRule;
import io.calico4j.resource.policy.NetworkPolicyPeer;
import io.calico4j.resource.policy.NetworkPolicySpec;
import io.calico4j.resource.policy.StagedKubernetesNetworkPolicy;
import java.util.List;
import java.util.Optional;

/**
 * {@link Codes#SELECTS_NOTHING} and {@link Codes#NAMESPACE_NAME_LABEL} for policies of Kubernetes: the pods they apply to, and
 * the peers of the rules. What a peer selects is that which Calico makes of it; empty selectors mean everything and are never
 * reported.
 */
public final class KubernetesSelectorLint implements LintRule {
    private static final SelectorComposer COMPOSER = SelectorComposer.standard();
    private static final KubernetesConverter CONVERTER = KubernetesConverter.standard();
    private static final FieldPath SPEC = FieldPath.of("spec");

    @Override
    public void check(LintFacts facts, LintFindings findings) {
        if (facts.endpoints().isEmpty()) {
            return;
        }
        SelectorReview review = new SelectorReview(facts, findings);
        for (KubernetesNetworkPolicy policy : facts.cluster().all(KubernetesNetworkPolicy.class)) {
            KubernetesNetworkPolicySpec spec = policy.spec();
            policy(policy, spec.podSelector(), spec.ingress(), spec.egress(), review);
        }
        for (StagedKubernetesNetworkPolicy staged : facts.cluster().all(StagedKubernetesNetworkPolicy.class)) {
            if (!staged.spec().stagedAction().orElse("").equals("Delete")) {
                policy(
                        staged,
                        staged.spec().podSelector(),
                        staged.spec().ingress(),
                        staged.spec().egress(),
                        review);
            }
        }
        for (ClusterNetworkPolicy policy : facts.cluster().all(ClusterNetworkPolicy.class)) {
            clusterPolicy(policy, review);
        }
    }

    private static void policy(
            Resource policy,
            LabelSelector pods,
            List<NetworkPolicyIngressRule> ingress,
            List<NetworkPolicyEgressRule> egress,
            SelectorReview review) {
        if (!isEmpty(pods)) {
            FieldPath path = SPEC.field("podSelector");
            NetworkPolicySpec converted = converted(pods, Optional.empty());
            String effective = COMPOSER.namespacedPolicy(
                    Inhabitant.namespace(policy), converted.selector().orElse(""), "");
            review.check(policy, effective, parts(false, path, path, converted.selector(), path, Optional.empty()));
        }
        for (int i = 0; i < ingress.size(); i++) {
            peers(
                    policy,
                    SPEC.field("ingress").index(i).field("from"),
                    ingress.get(i).peers(),
                    review);
        }
        for (int i = 0; i < egress.size(); i++) {
            peers(
                    policy,
                    SPEC.field("egress").index(i).field("to"),
                    egress.get(i).peers(),
                    review);
        }
    }

    private static void peers(Resource policy, FieldPath path, List<NetworkPolicyPeer> peers, SelectorReview review) {
        for (int i = 0; i < peers.size(); i++) {
            NetworkPolicyPeer peer = peers.get(i);
            boolean narrow = peer.podSelector().filter(s -> !isEmpty(s)).isPresent()
                    || peer.namespaceSelector().filter(s -> !isEmpty(s)).isPresent();
            if (narrow && peer.ipBlock().isEmpty()) {
                FieldPath at = path.index(i);
                EntityRule source = converted(LabelSelector.empty(), Optional.of(peer))
                        .ingress()
                        .get(0)
                        .source();
                review.check(
                        policy,
                        COMPOSER.entity(Inhabitant.namespace(policy), SelectorLint.selectors(source)),
                        parts(
                                true,
                                at,
                                at.field("podSelector"),
                                source.selector(),
                                at.field("namespaceSelector"),
                                source.namespaceSelector()));
            }
        }
    }

    private static void clusterPolicy(ClusterNetworkPolicy policy, SelectorReview review) {
        Optional<GlobalNetworkPolicySpec> converted =
                CONVERTER.globalNetworkPolicy(policy).value().map(value -> value.spec());
        if (converted.isPresent()) {
            GlobalNetworkPolicySpec spec = converted.get();
            FieldPath path = SPEC.field("subject");
            FieldPath pods = path.field("pods");
            boolean ofPods = policy.spec().subject().namespaces().isEmpty();
            String effective = COMPOSER.globalPolicy(
                    spec.selector().orElse(""), spec.namespaceSelector().orElse(""), "");
            review.check(
                    policy,
                    effective,
                    parts(
                            false,
                            path,
                            pods.field("podSelector"),
                            spec.selector(),
                            ofPods ? pods.field("namespaceSelector") : path.field("namespaces"),
                            spec.namespaceSelector()));
        }
    }

    /** What Calico makes of a policy for these pods that lets in one peer. */
    private static NetworkPolicySpec converted(LabelSelector pods, Optional<NetworkPolicyPeer> peer) {
        KubernetesNetworkPolicySpec.Builder spec =
                KubernetesNetworkPolicySpec.builder().podSelector(pods);
        peer.ifPresent(from ->
                spec.addIngress(NetworkPolicyIngressRule.builder().addPeer(from).build()));
        return CONVERTER
                .networkPolicy(
                        KubernetesNetworkPolicy.builder().spec(spec.build()).build())
                .value()
                .orElseThrow()
                .spec();
    }

    private static SelectorReview.Parts parts(
            boolean ofRule,
            FieldPath path,
            FieldPath selectorPath,
            Optional<String> selector,
            FieldPath namespacePath,
            Optional<String> namespaceSelector) {
        return new SelectorReview.Parts(
                SelectorReview.Style.KUBERNETES,
                ofRule,
                path,
                selectorPath,
                selector,
                namespacePath,
                namespaceSelector,
                path,
                Optional.empty());
    }

    private static boolean isEmpty(LabelSelector selector) {
        return selector.matchLabels().isEmpty() && selector.matchExpressions().isEmpty();
    }
}
