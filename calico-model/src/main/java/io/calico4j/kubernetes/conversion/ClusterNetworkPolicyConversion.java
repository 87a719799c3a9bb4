// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import io.calico4j.diagnostic.FieldPath;
import io.calico4j.kubernetes.ClusterNetworkPolicySpec;
import io.calico4j.kubernetes.ClusterNetworkPolicySubject;
import io.calico4j.kubernetes.NamespacedPod;
import io.calico4j.resource.policy.Action;
import io.calico4j.resource.policy.GlobalNetworkPolicySpec;
import io.calico4j.resource.policy.PolicyType;
import io.calico4j.resource.policy.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The spec of one cluster network policy as that of a global policy of Calico. Used once.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/backend/k8s/conversion/clusternetworkpolicy.go.
 */
final class ClusterNetworkPolicyConversion {
    private static final String CORRECT = "correct the rule, or remove it";
    private static final FieldPath INGRESS = FieldPath.of("spec", "ingress");
    private static final FieldPath EGRESS = FieldPath.of("spec", "egress");

    private final ClusterNetworkPolicySpec spec;
    private final Findings findings;
    private final LabelSelectors selectors = new LabelSelectors();

    ClusterNetworkPolicyConversion(ClusterNetworkPolicySpec spec, Findings findings) {
        this.spec = spec;
        this.findings = findings;
    }

    /** Returns whether Calico takes notice of the policy at all; reports if not. */
    boolean hasEffect() {
        if (tier().isEmpty()) {
            findings.warning(
                    ConversionCodes.POLICY_PASSED_OVER,
                    FieldPath.of("spec", "tier"),
                    "\"" + spec.tier() + "\" is no tier, so that the policy has no effect",
                    "write Admin or Baseline");
            return false;
        }
        if (spec.subject().namespaces().isEmpty() && spec.subject().pods().isEmpty()) {
            findings.warning(
                    ConversionCodes.POLICY_PASSED_OVER,
                    FieldPath.of("spec", "subject"),
                    "there is no subject, so that the policy has no effect",
                    "give namespaces or pods");
            return false;
        }
        return true;
    }

    /** Returns the spec of a policy that has an effect. */
    GlobalNetworkPolicySpec spec() {
        GlobalNetworkPolicySpec.Builder result =
                GlobalNetworkPolicySpec.builder().tier(tier()).order(spec.priority());
        subject(spec.subject(), result);
        List<Rule> ingress = ingress();
        List<Rule> egress = egress();
        if (!ingress.isEmpty()) {
            result.addTypes(PolicyType.INGRESS.text());
        }
        if (!egress.isEmpty()) {
            result.addTypes(PolicyType.EGRESS.text());
        }
        return result.ingress(ingress).egress(egress).build();
    }

    private Optional<String> tier() {
        return switch (spec.tier()) {
            case "Admin" -> Optional.of("kube-admin");
            case "Baseline" -> Optional.of("kube-baseline");
            default -> Optional.empty();
        };
    }

    private void subject(ClusterNetworkPolicySubject subject, GlobalNetworkPolicySpec.Builder result) {
        if (subject.namespaces().isPresent()) {
            result.selector(LabelSelectors.ANY_POD).namespaceSelector(selectors.namespaces(subject.namespaces()));
        } else {
            NamespacedPod pods = subject.pods().orElseThrow();
            result.selector(selectors.pods(pods.podSelector()))
                    .namespaceSelector(selectors.namespaces(pods.namespaceSelector()));
        }
    }

    private List<Rule> ingress() {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < spec.ingress().size(); i++) {
            add(ClusterNetworkPolicyRule.of(spec.ingress().get(i)), INGRESS.index(i), rules);
        }
        return rules;
    }

    private List<Rule> egress() {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < spec.egress().size(); i++) {
            add(ClusterNetworkPolicyRule.of(spec.egress().get(i)), EGRESS.index(i), rules);
        }
        return rules;
    }

    private void add(ClusterNetworkPolicyRule rule, FieldPath path, List<Rule> rules) {
        Optional<String> problem = rule.addTo(rules, selectors);
        if (problem.isEmpty()) {
            return;
        }
        if (rule.failsClosed()) {
            rules.add(Rule.builder().action(Action.DENY).build());
            findings.error(
                    ConversionCodes.RULE_DENIES_ALL,
                    path,
                    "the rule is replaced by one that denies everything, as " + problem.get(),
                    CORRECT);
        } else {
            findings.error(ConversionCodes.RULE_LEFT_OUT, path, "the rule is left out, as " + problem.get(), CORRECT);
        }
    }
}
