// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.lint.selector;

import io.calico4j.diagnostic.FieldPath;
import io.calico4j.internal.lint.Codes;
import io.calico4j.internal.lint.Inhabitant;
import io.calico4j.internal.lint.LintFacts;
import io.calico4j.internal.lint.LintFindings;
import io.calico4j.internal.lint.LintRule;
import io.calico4j.internal.lint.Policies;
import io.calico4j.label.EntitySelectors;
import io.calico4j.label.SelectorComposer;
import io.calico4j.resource.policy.EntityRule;
import io.calico4j.resource.policy.PolicyResource;
import io.calico4j.resource.policy.PolicySpec;

/**
 * {@link Codes#SELECTS_NOTHING} and {@link Codes#NAMESPACE_NAME_LABEL}: selectors of Calico's policies and of their rules.
 *
 * <p>Only the effective selector is asked, so that a selector counts in the namespaces it is limited to; the finding stands at the
 * narrowest part that is to blame.
 */
public final class SelectorLint implements LintRule {
    private static final SelectorComposer COMPOSER = SelectorComposer.standard();

    @Override
    public void check(LintFacts facts, LintFindings findings) {
        if (facts.endpoints().isEmpty()) {
            return;
        }
        SelectorReview review = new SelectorReview(facts, findings);
        for (PolicyResource policy : Policies.of(facts.cluster())) {
            subject(policy, review);
            Policies.sides(policy).forEach(side -> side(policy, side, review));
        }
    }

    private static void subject(PolicyResource policy, SelectorReview review) {
        PolicySpec spec = policy.spec();
        String selector = spec.selector().orElse("");
        String accounts = spec.serviceAccountSelector().orElse("");
        String effective = policy.kind().namespaced()
                ? COMPOSER.namespacedPolicy(Inhabitant.namespace(policy), selector, accounts)
                : COMPOSER.globalPolicy(selector, spec.namespaceSelector().orElse(""), accounts);
        FieldPath path = FieldPath.of("spec");
        review.check(
                policy,
                effective,
                new SelectorReview.Parts(
                        SelectorReview.Style.CALICO,
                        false,
                        path,
                        path.field("selector"),
                        spec.selector(),
                        path.field("namespaceSelector"),
                        spec.namespaceSelector(),
                        path.field("serviceAccountSelector"),
                        spec.serviceAccountSelector()));
    }

    private static void side(PolicyResource policy, Policies.Side side, SelectorReview review) {
        EntityRule entity = side.side();
        String namespace = policy.kind().namespaced() ? Inhabitant.namespace(policy) : "";
        review.check(
                policy,
                COMPOSER.entity(namespace, selectors(entity)),
                new SelectorReview.Parts(
                        SelectorReview.Style.CALICO,
                        true,
                        side.path(),
                        side.path().field("selector"),
                        entity.selector(),
                        side.path().field("namespaceSelector"),
                        entity.namespaceSelector(),
                        side.path().field("serviceAccounts").field("selector"),
                        entity.serviceAccounts().flatMap(a -> a.selector())));
    }

    public static EntitySelectors selectors(EntityRule entity) {
        return new EntitySelectors(
                entity.selector().orElse(""),
                entity.notSelector().orElse(""),
                entity.namespaceSelector().orElse(""),
                entity.serviceAccounts()
                        .map(a -> new EntitySelectors.ServiceAccounts(
                                a.names(), a.selector().orElse(""))));
    }
}
