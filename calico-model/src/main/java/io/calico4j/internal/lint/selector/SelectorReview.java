// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.lint.selector;

import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.Repair;
import io.calico4j.internal.lint.Codes;
import io.calico4j.internal.lint.Inhabitant;
import io.calico4j.internal.lint.LintFacts;
import io.calico4j.internal.lint.LintFindings;
import io.calico4j.internal.lint.WhyNothing;
import io.calico4j.kubernetes.Namespace;
import io.calico4j.label.Labels;
import io.calico4j.label.Selector;
import io.calico4j.resource.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks whether selectors match anything, and says what is to blame where they do not. Confined to one thread. */
final class SelectorReview {
    /** How the namespaces of a policy are written. */
    enum Style {
        /** As Calico's selectors. */
        CALICO {
            @Override
            String namespaceHint(String namespace) {
                return "add namespaceSelector: " + LintFacts.NAME_LABEL + " == '" + namespace + "'";
            }

            @Override
            Diagnostic correct(Diagnostic finding, NamespaceByName right) {
                return finding.withHint("a namespace's name is in " + LintFacts.NAME_LABEL + ": " + right.selector())
                        .withRepair(Repair.value(right.selector()));
            }
        },
        /** As label selectors of Kubernetes. */
        KUBERNETES {
            @Override
            String namespaceHint(String namespace) {
                return "add namespaceSelector: {matchLabels: {" + Namespace.NAME_LABEL + ": " + namespace + "}}";
            }

            @Override
            Diagnostic correct(Diagnostic finding, NamespaceByName right) {
                return finding.withHint("a namespace's name is in its label " + Namespace.NAME_LABEL);
            }
        };

        abstract String namespaceHint(String namespace);

        abstract Diagnostic correct(Diagnostic finding, NamespaceByName right);
    }

    /**
     * The three texts that limit what is selected, and where they stand.
     *
     * @param ofRule whether they are those of one side of a rule
     */
    record Parts(
            Style style,
            boolean ofRule,
            FieldPath path,
            FieldPath selectorPath,
            Optional<String> selector,
            FieldPath namespacePath,
            Optional<String> namespaceSelector,
            FieldPath accountPath,
            Optional<String> accountSelector) {}

    private final LintFacts facts;
    private final LintFindings findings;
    private final List<Inhabitant> endpoints;
    private final List<Inhabitant> peers;
    private final Map<String, Boolean> endpointsMatched = new HashMap<>();
    private final Map<String, Boolean> peersMatched = new HashMap<>();

    SelectorReview(LintFacts facts, LintFindings findings) {
        this.facts = facts;
        this.findings = findings;
        this.endpoints = LintFacts.distinct(facts.endpoints());
        this.peers = LintFacts.distinct(facts.peers());
    }

    /** Reports a policy that applies to nothing, or a side of a rule that matches nothing; an empty selector matches all. */
    void check(Resource policy, String effective, Parts parts) {
        List<Inhabitant> among = parts.ofRule() ? peers : endpoints;
        if (matchesNothing(effective, among, parts.ofRule() ? peersMatched : endpointsMatched)) {
            String what = parts.ofRule()
                    ? "the rule matches no endpoint and no network set here"
                    : "the policy applies to no endpoint here";
            report(policy, what, among, parts);
        }
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

    private void report(Resource policy, String what, List<Inhabitant> among, Parts parts) {
        Optional<Selector> namespaces = LintFacts.selector(parts.namespaceSelector());
        if (namespaces.isPresent()
                && !global(namespaces.get())
                && !facts.namespaces().isEmpty()) {
            Collection<Labels> all = facts.namespaces().values();
            if (all.stream().noneMatch(namespaces.get()::matches)) {
                namespace(policy, what, parts, namespaces.get(), all);
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
                .flatMap(selector ->
                        among.stream().filter(i -> selector.matches(i.labels())).findFirst());
        if (elsewhere.isPresent()) {
            elsewhere(policy, what, parts, elsewhere.get());
        } else if (own.isPresent()) {
            List<Labels> labels = inside(policy, parts, among);
            nothing(policy, what, parts.selectorPath(), "endpoint", own.get(), labels);
        } else {
            findings.warning(Codes.SELECTS_NOTHING, policy, parts.path(), what, "");
        }
    }

    private static boolean ownNamespaceOnly(Resource policy, Parts parts) {
        return policy.kind().namespaced() && parts.namespaceSelector().isEmpty();
    }

    /** Says that something is selected, but in a place where the policy does not look. */
    private void elsewhere(Resource policy, String what, Parts parts, Inhabitant found) {
        boolean clusterWide = !found.resource().kind().namespaced();
        String hint;
        if (parts.ofRule()) {
            hint = clusterWide
                    ? "add namespaceSelector: global()"
                    : parts.style().namespaceHint(Inhabitant.namespace(found.resource()));
        } else {
            hint = clusterWide ? "write a GlobalNetworkPolicy" : "put the policy into that namespace";
        }
        findings.warning(
                Codes.SELECTS_NOTHING,
                policy,
                parts.selectorPath(),
                what + ": " + found.resource().key() + " would match, but is not in namespace \""
                        + Inhabitant.namespace(policy) + "\", where alone it is looked for",
                hint);
    }

    private static boolean global(Selector selector) {
        return selector.equals(Selector.global());
    }

    /** The labels a selector could have met: those in the namespaces it is limited to, if there are any. */
    private List<Labels> inside(Resource policy, Parts parts, List<Inhabitant> among) {
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

    private void namespace(Resource policy, String what, Parts parts, Selector selector, Collection<Labels> all) {
        Optional<NamespaceByName> byName = NamespaceByName.corrected(selector, facts.namespaces());
        if (byName.isPresent()) {
            String message =
                    what + ": no namespace has the label \"" + byName.get().label() + "\"";
            Diagnostic finding = Diagnostic.warning(Codes.NAMESPACE_NAME_LABEL, parts.namespacePath(), message);
            findings.add(parts.style().correct(finding, byName.get()), policy);
        } else {
            nothing(policy, what, parts.namespacePath(), "namespace", selector, all);
        }
    }

    private void nothing(
            Resource policy,
            String what,
            FieldPath path,
            String noun,
            Selector selector,
            Collection<Labels> candidates) {
        WhyNothing why = WhyNothing.of(selector, noun, new ArrayList<>(candidates));
        findings.warning(Codes.SELECTS_NOTHING, policy, path, what + ": " + why.reason(), why.hint());
    }
}
