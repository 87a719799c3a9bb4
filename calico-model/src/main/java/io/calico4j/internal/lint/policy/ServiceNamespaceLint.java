// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.lint.policy;

import io.calico4j.internal.lint.Codes;
import io.calico4j.internal.lint.Inhabitant;
import io.calico4j.internal.lint.LintFacts;
import io.calico4j.internal.lint.LintFindings;
import io.calico4j.internal.lint.LintRule;
import io.calico4j.internal.lint.Policies;
import io.calico4j.resource.policy.PolicyResource;
import io.calico4j.resource.policy.ServiceMatch;
import java.util.Optional;

/**
 * {@link Codes#SERVICE_WITHOUT_NAMESPACE}: the API says that the policy's namespace is meant then, but Calico looks the service up in
 * none, and the rule never matches.
 */
public final class ServiceNamespaceLint implements LintRule {
    @Override
    public void check(LintFacts facts, LintFindings findings) {
        for (PolicyResource policy : Policies.of(facts.cluster())) {
            for (Policies.Side side : Policies.sides(policy)) {
                Optional<ServiceMatch> service = side.side().services();
                boolean named = service.flatMap(ServiceMatch::name)
                        .filter(n -> !n.isEmpty())
                        .isPresent();
                boolean placed = service.flatMap(ServiceMatch::namespace)
                        .filter(n -> !n.isEmpty())
                        .isPresent();
                if (policy.kind().namespaced() && named && !placed) {
                    findings.warning(
                            Codes.SERVICE_WITHOUT_NAMESPACE,
                            policy,
                            side.path().field("services"),
                            "the service is looked up without a namespace, so the rule never matches",
                            "add namespace: " + Inhabitant.namespace(policy));
                }
            }
        }
    }
}
