// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.lint.selector;

import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.NearestName;
import io.calico4j.internal.lint.Codes;
import io.calico4j.internal.lint.LintFacts;
import io.calico4j.internal.lint.LintFindings;
import io.calico4j.internal.lint.LintRule;
import io.calico4j.internal.lint.Policies;
import io.calico4j.kubernetes.KubernetesNetworkPolicy;
import io.calico4j.net.Port;
import io.calico4j.resource.IntOrString;
import io.calico4j.resource.Resource;
import io.calico4j.resource.policy.NetworkPolicyEgressRule;
import io.calico4j.resource.policy.NetworkPolicyIngressRule;
import io.calico4j.resource.policy.NetworkPolicyPort;
import io.calico4j.resource.policy.PolicyResource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** {@link Codes#UNDECLARED_NAMED_PORT}. */
public final class NamedPortLint implements LintRule {
    @Override
    public void check(LintFacts facts, LintFindings findings) {
        if (facts.endpoints().isEmpty()) {
            return;
        }
        TreeSet<String> declared = new TreeSet<>();
        facts.endpoints().forEach(endpoint -> declared.addAll(endpoint.ports()));
        for (KubernetesNetworkPolicy policy : facts.cluster().all(KubernetesNetworkPolicy.class)) {
            FieldPath spec = FieldPath.of("spec");
            List<NetworkPolicyIngressRule> ingress = policy.spec().ingress();
            for (int i = 0; i < ingress.size(); i++) {
                kubernetes(policy, ingress.get(i).ports(), spec.field("ingress").index(i), declared, findings);
            }
            List<NetworkPolicyEgressRule> egress = policy.spec().egress();
            for (int i = 0; i < egress.size(); i++) {
                kubernetes(policy, egress.get(i).ports(), spec.field("egress").index(i), declared, findings);
            }
        }
        for (PolicyResource policy : Policies.of(facts.cluster())) {
            for (Policies.Side side : Policies.sides(policy)) {
                check(policy, side.side().ports(), side.path().field("ports"), declared, findings);
                check(policy, side.side().notPorts(), side.path().field("notPorts"), declared, findings);
            }
        }
    }

    private static void check(
            PolicyResource policy, List<Port> ports, FieldPath path, Set<String> declared, LintFindings findings) {
        for (int i = 0; i < ports.size(); i++) {
            if (ports.get(i) instanceof Port.Named named) {
                check(policy, named.name(), path.index(i), declared, findings);
            }
        }
    }

    private static void kubernetes(
            KubernetesNetworkPolicy policy,
            List<NetworkPolicyPort> ports,
            FieldPath rule,
            Set<String> declared,
            LintFindings findings) {
        for (int i = 0; i < ports.size(); i++) {
            if (ports.get(i).port().orElse(null) instanceof IntOrString.Text text
                    && Port.tryParse(text.text()).orElse(null) instanceof Port.Named named) {
                FieldPath path = rule.field("ports").index(i).field("port");
                check(policy, named.name(), path, declared, findings);
            }
        }
    }

    private static void check(
            Resource policy, String port, FieldPath path, Set<String> declared, LintFindings findings) {
        if (!declared.contains(port)) {
            findings.warning(
                    Codes.UNDECLARED_NAMED_PORT,
                    policy,
                    path,
                    "no endpoint declares a port named \"" + port + "\"",
                    NearestName.of(port, declared)
                            .map(name -> "did you mean \"" + name + "\"?")
                            .orElse(declared.isEmpty() ? "" : "declared are " + String.join(", ", declared)));
        }
    }
}
