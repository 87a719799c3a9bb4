// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.lint.selector;

import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.Repair;
import io.calico4j.internal.lint.Codes;
import io.calico4j.internal.lint.LintFacts;
import io.calico4j.internal.lint.LintFindings;
import io.calico4j.internal.lint.LintRule;
import io.calico4j.internal.lint.Policies;
import io.calico4j.label.Labels;
import io.calico4j.resource.policy.PolicyResource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@link Codes#NAMESPACE_NAME_LABEL} where no namespaces are given: the namespaces that Kubernetes makes itself have no labels but
 * {@link io.calico4j.kubernetes.Namespace#NAME_LABEL}, so that {@code name == 'kube-system'} finds none of them unless somebody has added the
 * label by hand.
 */
public final class BuiltInNamespaceLint implements LintRule {
    private static final Map<String, Labels> BUILT_IN = new TreeMap<>();

    static {
        for (String name : new String[] {"default", "kube-node-lease", "kube-public", "kube-system"}) {
            BUILT_IN.put(
                    name,
                    Labels.of(LintFacts.NAME_LABEL, name).with(io.calico4j.kubernetes.Namespace.NAME_LABEL, name));
        }
    }

    @Override
    public void check(LintFacts facts, LintFindings findings) {
        if (!facts.namespaces().isEmpty()) {
            return;
        }
        for (PolicyResource policy : Policies.of(facts.cluster())) {
            FieldPath spec = FieldPath.of("spec", "namespaceSelector");
            check(policy, spec, policy.spec().namespaceSelector(), findings);
            for (Policies.Side side : Policies.sides(policy)) {
                check(
                        policy,
                        side.path().field("namespaceSelector"),
                        side.side().namespaceSelector(),
                        findings);
            }
        }
    }

    private static void check(PolicyResource policy, FieldPath path, Optional<String> text, LintFindings findings) {
        Optional<NamespaceByName> byName =
                LintFacts.selector(text).flatMap(selector -> NamespaceByName.corrected(selector, BUILT_IN));
        if (byName.isPresent() && byName.get().label().equals("name")) {
            String right = byName.get().selector();
            findings.add(
                    Diagnostic.warning(
                                    Codes.NAMESPACE_NAME_LABEL,
                                    path,
                                    "Kubernetes does not give its own namespaces a label \"name\", so it finds none of"
                                            + " them unless somebody has added that")
                            .withHint("a namespace's name is in " + LintFacts.NAME_LABEL + ": " + right)
                            .withRepair(Repair.value(right)),
                    policy);
        }
    }
}
