// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.validation;

import io.calico4j.internal.form.Names;
import io.calico4j.net.Port;
import io.calico4j.resource.IntOrString;
import io.calico4j.resource.LabelSelector;
import io.calico4j.resource.policy.NetworkPolicyEgressRule;
import io.calico4j.resource.policy.NetworkPolicyIngressRule;
import io.calico4j.resource.policy.NetworkPolicyPort;
import io.calico4j.resource.policy.StagedGlobalNetworkPolicy;
import io.calico4j.resource.policy.StagedGlobalNetworkPolicySpec;
import io.calico4j.resource.policy.StagedKubernetesNetworkPolicy;
import io.calico4j.resource.policy.StagedKubernetesNetworkPolicySpec;
import io.calico4j.resource.policy.StagedNetworkPolicy;
import io.calico4j.resource.policy.StagedNetworkPolicySpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a staged policy must be: empty if it stands for a deletion, else like the policy it would become.
 *
 * <p>A Kubernetes policy is checked as the Calico policy it is converted to; of what can be wrong with one only ports that are none
 * and {@code global()} in the selector remain.
 */
final class StagedRules {
    static final List<TypeRule<StagedNetworkPolicy>> NETWORK_POLICY = List.of(
            (policy, out) -> PolicyRules.namespacedName(policy.metadata(), out),
            (policy, out) -> PolicyRules.metadata(policy.metadata(), out),
            (policy, out) -> spec(policy.spec(), out));

    static final List<TypeRule<StagedGlobalNetworkPolicy>> GLOBAL_NETWORK_POLICY = List.of(
            (policy, out) -> PolicyRules.globalName(policy.metadata(), out),
            (policy, out) -> PolicyRules.metadata(policy.metadata(), out),
            (policy, out) -> globalSpec(policy.spec(), out));

    static final List<TypeRule<StagedKubernetesNetworkPolicy>> KUBERNETES_NETWORK_POLICY = List.of(
            (policy, out) -> MetadataRules.nameLength(policy.metadata().name(), "metadata", Names.SUBDOMAIN_LIMIT, out),
            (policy, out) -> PolicyRules.metadata(policy.metadata(), out),
            (policy, out) -> kubernetesSpec(policy.spec(), out));

    private static final String DELETE = "Delete";

    private StagedRules() {}

    private static void spec(StagedNetworkPolicySpec spec, Findings out) {
        if (!spec.stagedAction().orElse("").equals(DELETE)) {
            PolicyRules.spec(spec, out);
        } else if (!spec.equals(deletion(spec))) {
            notEmpty("StagedNetworkPolicySpec", "the tier", out);
        }
    }

    private static StagedNetworkPolicySpec deletion(StagedNetworkPolicySpec spec) {
        return StagedNetworkPolicySpec.builder()
                .stagedAction(spec.stagedAction())
                .tier(spec.tier())
                .build();
    }

    private static void globalSpec(StagedGlobalNetworkPolicySpec spec, Findings out) {
        if (!spec.stagedAction().orElse("").equals(DELETE)) {
            PolicyRules.globalSpec(spec, out);
        } else if (!spec.equals(globalDeletion(spec))) {
            notEmpty("StagedGlobalNetworkPolicySpec", "the tier", out);
        }
    }

    private static StagedGlobalNetworkPolicySpec globalDeletion(StagedGlobalNetworkPolicySpec spec) {
        return StagedGlobalNetworkPolicySpec.builder()
                .stagedAction(spec.stagedAction())
                .tier(spec.tier())
                .build();
    }

    private static void notEmpty(String calicoField, String rest, Findings out) {
        out.report(
                Codes.DELETION_NOT_EMPTY,
                calicoField,
                "spec",
                "a policy staged to be deleted may have nothing but " + rest,
                "remove the other fields, or stage another action");
    }

    private static void kubernetesSpec(StagedKubernetesNetworkPolicySpec spec, Findings out) {
        if (spec.stagedAction().orElse("").equals(DELETE)) {
            var deletion = StagedKubernetesNetworkPolicySpec.builder()
                    .stagedAction(spec.stagedAction())
                    .build();
            if (!spec.equals(deletion)) {
                notEmpty("StagedKubernetesNetworkPolicySpec", "the action", out);
            }
            return;
        }
        badPort(spec)
                .ifPresent(port -> out.report(
                        Codes.STAGED_NOT_CONVERTIBLE,
                        "PolicySpec",
                        "spec",
                        Say.quoted(text(port))
                                + " is no port number, range or name, so that the policy cannot be converted",
                        "ports are 0 to 65535, and endPort is not below port"));
        if (mentionsGlobal(spec.podSelector())) {
            out.report(
                    Codes.GLOBAL_MISPLACED,
                    "NetworkPolicySpec.Selector",
                    "spec.podSelector",
                    "global() cannot be used here",
                    "label keys and values have no parentheses");
        }
    }

    private static Optional<NetworkPolicyPort> badPort(StagedKubernetesNetworkPolicySpec spec) {
        return Stream.concat(
                        spec.ingress().stream().map(NetworkPolicyIngressRule::ports),
                        spec.egress().stream().map(NetworkPolicyEgressRule::ports))
                .flatMap(List::stream)
                .filter(port ->
                        port.port().isPresent() && Port.tryParse(text(port)).isEmpty())
                .findFirst();
    }

    private static String text(NetworkPolicyPort port) {
        String first = port.port().map(IntOrString::text).orElse("");
        return port.endPort().map(last -> first + ":" + last).orElse(first);
    }

    private static boolean mentionsGlobal(LabelSelector selector) {
        boolean inLabels = selector.matchLabels().entrySet().stream()
                .anyMatch(label -> (label.getKey() + " == '" + label.getValue() + "'").contains("global()"));
        return inLabels
                || selector.matchExpressions().stream()
                        .anyMatch(e -> e.key().contains("global()")
                                || e.values().stream().anyMatch(v -> v.contains("global()")));
    }
}
