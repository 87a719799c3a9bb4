// SPDX-License-Identifier: Apache-2.0
package io.calico4j.lint;

import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.Repair;
import io.calico4j.label.EntitySelectors;
import io.calico4j.label.Labels;
import io.calico4j.label.Selector;
import io.calico4j.label.SelectorComposer;
import io.calico4j.resource.policy.EntityRule;
import io.calico4j.resource.policy.PolicyResource;
import io.calico4j.resource.policy.PolicySpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@link LintCodes#SELECTS_NOTHING} and {@link LintCodes#NAMESPACE_NAME_LABEL}: selectors of policies and of their rules.
 *
 * <p>Only the effective selector is asked, so that a selector counts in the namespaces it is limited to; the finding stands at the
 * narrowest part that is to blame.
 */
final class SelectorLint implements LintRule {
    private static final SelectorComposer COMPOSER = SelectorComposer.standard();

    @Override
    public void check(LintFacts facts, LintFindings findings) {
        new Run(facts, findings).check();
    }

    /** The three texts that limit what is selected, and where they stand. */
    private record Parts(
            FieldPath path,
            Optional<String> selector,
            Optional<String> namespaceSelector,
            Optional<String> accountSelector,
            FieldPath accountPath) {}

    private static final class Run {
        private final LintFacts facts;
        private final LintFindings findings;
        private final List<Inhabitant> endpoints;
        private final List<Inhabitant> peers;
        private final Map<String, Boolean> endpointsMatched = new HashMap<>();
        private final Map<String, Boolean> peersMatched = new HashMap<>();

        Run(LintFacts facts, LintFindings findings) {
            this.facts = facts;
            this.findings = findings;
            this.endpoints = LintFacts.distinct(facts.endpoints());
            this.peers = LintFacts.distinct(facts.peers());
        }

        void check() {
            if (endpoints.isEmpty()) {
                return;
            }
            for (PolicyResource policy : Policies.of(facts.cluster())) {
                subject(policy);
                Policies.sides(policy).forEach(side -> side(policy, side));
            }
        }

        private void subject(PolicyResource policy) {
            PolicySpec spec = policy.spec();
            String selector = spec.selector().orElse("");
            String accounts = spec.serviceAccountSelector().orElse("");
            String effective = policy.kind().namespaced()
                    ? COMPOSER.namespacedPolicy(Inhabitant.namespace(policy), selector, accounts)
                    : COMPOSER.globalPolicy(selector, spec.namespaceSelector().orElse(""), accounts);
            if (matchesNothing(effective, endpoints, endpointsMatched)) {
                FieldPath path = FieldPath.of("spec");
                report(
                        policy,
                        "the policy applies to no endpoint here",
                        endpoints,
                        new Parts(
                                path,
                                spec.selector(),
                                spec.namespaceSelector(),
                                spec.serviceAccountSelector(),
                                path.field("serviceAccountSelector")));
            }
        }

        private void side(PolicyResource policy, Policies.Side side) {
            EntityRule entity = side.side();
            String namespace = policy.kind().namespaced() ? Inhabitant.namespace(policy) : "";
            String effective = COMPOSER.entity(namespace, selectors(entity));
            if (matchesNothing(effective, peers, peersMatched)) {
                report(
                        policy,
                        "the rule matches no endpoint and no network set here",
                        peers,
                        new Parts(
                                side.path(),
                                entity.selector(),
                                entity.namespaceSelector(),
                                entity.serviceAccounts().flatMap(a -> a.selector()),
                                side.path().field("serviceAccounts").field("selector")));
            }
        }

        private static EntitySelectors selectors(EntityRule entity) {
            return new EntitySelectors(
                    entity.selector().orElse(""),
                    entity.notSelector().orElse(""),
                    entity.namespaceSelector().orElse(""),
                    entity.serviceAccounts()
                            .map(a -> new EntitySelectors.ServiceAccounts(
                                    a.names(), a.selector().orElse(""))));
        }

        private static boolean matchesNothing(String effective, List<Inhabitant> among, Map<String, Boolean> matched) {
            if (effective.isEmpty()) {
                return false;
            }
            return !matched.computeIfAbsent(
                    effective,
                    text -> Selector.tryParse(text)
                            .map(selector -> LintFacts.anyMatches(selector, among))
                            .orElse(true));
        }

        private void report(PolicyResource policy, String what, List<Inhabitant> among, Parts parts) {
            Optional<Selector> namespaces = LintFacts.selector(parts.namespaceSelector());
            if (namespaces.isPresent()
                    && !global(namespaces.get())
                    && !facts.namespaces().isEmpty()) {
                Collection<Labels> all = facts.namespaces().values();
                if (all.stream().noneMatch(namespaces.get()::matches)) {
                    namespace(policy, what, parts.path().field("namespaceSelector"), namespaces.get(), all);
                    return;
                }
            }
            Optional<Selector> accounts = LintFacts.selector(parts.accountSelector());
            if (accounts.isPresent()
                    && facts.serviceAccounts().stream().noneMatch(accounts.get()::matches)
                    && !facts.serviceAccounts().isEmpty()) {
                nothing(policy, what, parts.accountPath(), "service account", accounts.get(), facts.serviceAccounts());
                return;
            }
            Optional<Selector> own = LintFacts.selector(parts.selector());
            Optional<Inhabitant> elsewhere = own.filter(selector -> ownNamespaceOnly(policy, parts))
                    .flatMap(selector -> among.stream()
                            .filter(i -> selector.matches(i.labels()))
                            .findFirst());
            if (elsewhere.isPresent()) {
                elsewhere(policy, what, parts.path().field("selector"), elsewhere.get());
            } else if (own.isPresent()) {
                List<Labels> labels = inside(policy, parts, among);
                nothing(policy, what, parts.path().field("selector"), "endpoint", own.get(), labels);
            } else {
                findings.warning(LintCodes.SELECTS_NOTHING, policy, parts.path(), what, "");
            }
        }

        private static boolean ownNamespaceOnly(PolicyResource policy, Parts parts) {
            return policy.kind().namespaced() && parts.namespaceSelector().isEmpty();
        }

        /** Says that something is selected, but in a place where the policy does not look. */
        private void elsewhere(PolicyResource policy, String what, FieldPath path, Inhabitant found) {
            boolean rule = path.depth() > 2;
            boolean clusterWide = !found.resource().kind().namespaced();
            String hint = rule
                    ? "add namespaceSelector: "
                            + (clusterWide
                                    ? "global()"
                                    : LintFacts.NAME_LABEL + " == '" + Inhabitant.namespace(found.resource()) + "'")
                    : clusterWide ? "write a GlobalNetworkPolicy" : "put the policy into that namespace";
            findings.warning(
                    LintCodes.SELECTS_NOTHING,
                    policy,
                    path,
                    what + ": " + found.resource().key() + " would match, but is not in namespace \""
                            + Inhabitant.namespace(policy) + "\", where alone it is looked for",
                    hint);
        }

        private static boolean global(Selector selector) {
            return selector.equals(Selector.global());
        }

        /** The labels a selector could have met: those in the namespaces it is limited to, if there are any. */
        private List<Labels> inside(PolicyResource policy, Parts parts, List<Inhabitant> among) {
            List<Labels> all = among.stream().map(Inhabitant::labels).toList();
            if (parts.namespaceSelector().isPresent() || !policy.kind().namespaced()) {
                return all;
            }
            String namespace = Inhabitant.namespace(policy);
            List<Labels> inside = among.stream()
                    .filter(i -> !i.resource().key().namespace().isEmpty()
                            && Inhabitant.namespace(i.resource()).equals(namespace))
                    .map(Inhabitant::labels)
                    .toList();
            return inside.isEmpty() ? all : inside;
        }

        private void namespace(
                PolicyResource policy, String what, FieldPath path, Selector selector, Collection<Labels> all) {
            Optional<NamespaceByName> byName = NamespaceByName.corrected(selector, facts.namespaces());
            if (byName.isPresent()) {
                NamespaceByName right = byName.get();
                String message = what + ": no namespace has the label \"" + right.label() + "\"";
                findings.add(
                        Diagnostic.warning(LintCodes.NAMESPACE_NAME_LABEL, path, message)
                                .withHint("a namespace's name is in " + LintFacts.NAME_LABEL + ": " + right.selector())
                                .withRepair(Repair.value(right.selector())),
                        policy);
            } else {
                nothing(policy, what, path, "namespace", selector, all);
            }
        }

        private void nothing(
                PolicyResource policy,
                String what,
                FieldPath path,
                String noun,
                Selector selector,
                Collection<Labels> candidates) {
            WhyNothing why = WhyNothing.of(selector, noun, new ArrayList<>(candidates));
            findings.warning(LintCodes.SELECTS_NOTHING, policy, path, what + ": " + why.reason(), why.hint());
        }
    }
}
