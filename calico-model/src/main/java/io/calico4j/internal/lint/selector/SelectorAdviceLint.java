// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.lint.selector;

import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.internal.lint.Inhabitant;
import io.calico4j.internal.lint.LintFacts;
import io.calico4j.internal.lint.LintFindings;
import io.calico4j.internal.lint.LintRule;
import io.calico4j.internal.lint.Policies;
import io.calico4j.label.Labels;
import io.calico4j.label.Selector;
import io.calico4j.label.logic.AdviceCodes;
import io.calico4j.label.logic.SelectorAdvisor;
import io.calico4j.resource.policy.EntityRule;
import io.calico4j.resource.policy.PolicyResource;
import io.calico4j.resource.policy.PolicySpec;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What Calico accepts in the selectors of policies and people rarely mean; the codes are those of the {@link SelectorAdvisor}. */
public final class SelectorAdviceLint implements LintRule {
    private static final SelectorAdvisor ADVISOR = SelectorAdvisor.standard();

    @Override
    public void check(LintFacts facts, LintFindings findings) {
        Run run = new Run(findings);
        List<Labels> peers = LintFacts.distinct(facts.peers()).stream()
                .map(Inhabitant::labels)
                .toList();
        for (PolicyResource policy : Policies.of(facts.cluster())) {
            PolicySpec spec = policy.spec();
            FieldPath path = FieldPath.of("spec");
            run.check(policy, path.field("selector"), spec.selector(), peers);
            run.check(
                    policy,
                    path.field("namespaceSelector"),
                    spec.namespaceSelector(),
                    facts.namespaces().values());
            run.check(
                    policy,
                    path.field("serviceAccountSelector"),
                    spec.serviceAccountSelector(),
                    facts.serviceAccounts());
            for (Policies.Side side : Policies.sides(policy)) {
                EntityRule entity = side.side();
                run.check(policy, side.path().field("selector"), entity.selector(), peers);
                run.check(policy, side.path().field("notSelector"), entity.notSelector(), peers);
                run.check(
                        policy,
                        side.path().field("namespaceSelector"),
                        entity.namespaceSelector(),
                        facts.namespaces().values());
                run.check(
                        policy,
                        side.path().field("serviceAccounts").field("selector"),
                        entity.serviceAccounts().flatMap(accounts -> accounts.selector()),
                        facts.serviceAccounts());
            }
        }
    }

    private record Run(LintFindings findings) {
        /** Reports the advice; that labels may be missing only if they are, on something here that is matched. */
        void check(PolicyResource policy, FieldPath path, Optional<String> text, Collection<Labels> candidates) {
            Optional<Selector> selector = text.flatMap(Selector::tryParse);
            if (selector.isPresent()) {
                for (Diagnostic advice : ADVISOR.check(selector.get())) {
                    if (!advice.code().equals(AdviceCodes.MATCHES_UNLABELLED)
                            || matchesUnlabelled(selector.get(), candidates)) {
                        findings.add(advice.withPath(path), policy);
                    }
                }
            }
        }

        private static boolean matchesUnlabelled(Selector selector, Collection<Labels> candidates) {
            return candidates.stream()
                    .anyMatch(labels -> selector.matches(labels)
                            && selector.terms().stream().anyMatch(term -> !labels.has(term.label())));
        }
    }
}
