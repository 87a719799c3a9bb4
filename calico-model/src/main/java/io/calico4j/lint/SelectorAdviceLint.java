// SPDX-License-Identifier: Apache-2.0
package io.calico4j.lint;

import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.label.Selector;
import io.calico4j.label.logic.SelectorAdvisor;
import io.calico4j.resource.policy.EntityRule;
import io.calico4j.resource.policy.PolicyResource;
import io.calico4j.resource.policy.PolicySpec;
import java.util.Optional;

/** What Calico accepts in the selectors of policies and people rarely mean; the codes are those of the {@link SelectorAdvisor}. */
final class SelectorAdviceLint implements LintRule {
    private static final SelectorAdvisor ADVISOR = SelectorAdvisor.standard();

    @Override
    public void check(LintFacts facts, LintFindings findings) {
        for (PolicyResource policy : Policies.of(facts.cluster())) {
            PolicySpec spec = policy.spec();
            FieldPath path = FieldPath.of("spec");
            check(findings, policy, path.field("selector"), spec.selector());
            check(findings, policy, path.field("namespaceSelector"), spec.namespaceSelector());
            check(findings, policy, path.field("serviceAccountSelector"), spec.serviceAccountSelector());
            for (Policies.Side side : Policies.sides(policy)) {
                EntityRule entity = side.side();
                check(findings, policy, side.path().field("selector"), entity.selector());
                check(findings, policy, side.path().field("notSelector"), entity.notSelector());
                check(findings, policy, side.path().field("namespaceSelector"), entity.namespaceSelector());
                check(
                        findings,
                        policy,
                        side.path().field("serviceAccounts").field("selector"),
                        entity.serviceAccounts().flatMap(accounts -> accounts.selector()));
            }
        }
    }

    private static void check(LintFindings findings, PolicyResource policy, FieldPath path, Optional<String> text) {
        Optional<Selector> selector = text.flatMap(Selector::tryParse);
        if (selector.isPresent()) {
            for (Diagnostic advice : ADVISOR.check(selector.get())) {
                findings.add(advice.withPath(path), policy);
            }
        }
    }
}
