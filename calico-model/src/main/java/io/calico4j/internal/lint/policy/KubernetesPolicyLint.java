// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.lint.policy;

import io.calico4j.internal.lint.LintFacts;
import io.calico4j.internal.lint.LintFindings;
import io.calico4j.internal.lint.LintRule;
import io.calico4j.kubernetes.ClusterNetworkPolicy;
import io.calico4j.kubernetes.KubernetesNetworkPolicy;
import io.calico4j.kubernetes.conversion.KubernetesConverter;

/** What Calico leaves out or reads wider than written when it converts a policy of Kubernetes; the conversion itself knows. */
public final class KubernetesPolicyLint implements LintRule {
    @Override
    public void check(LintFacts facts, LintFindings findings) {
        KubernetesConverter converter = KubernetesConverter.standard();
        facts.cluster()
                .all(KubernetesNetworkPolicy.class)
                .forEach(policy ->
                        findings.addAll(converter.networkPolicy(policy).diagnostics()));
        facts.cluster()
                .all(ClusterNetworkPolicy.class)
                .forEach(policy ->
                        findings.addAll(converter.globalNetworkPolicy(policy).diagnostics()));
    }
}
