// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.lint.selector;

import io.calico4j.internal.lint.LintFacts;
import io.calico4j.label.LabelTerm;
import io.calico4j.label.Labels;
import io.calico4j.label.Selector;
import io.calico4j.label.SelectorType;
import java.util.Map;
import java.util.Optional;

/**
 * The correction of a namespace selector such as {@code name == 'kube-system'}, whose label no namespace has.
 *
 * @param label the label that was meant as the namespace's name
 * @param selector the selector with the label Calico gives every namespace
 */
record NamespaceByName(String label, String selector) {

    /**
     * Returns the selector with the label Calico gives every namespace, if that then matches one.
     *
     * @param namespaces the labels of each namespace by its name
     */
    static Optional<NamespaceByName> corrected(Selector selector, Map<String, Labels> namespaces) {
        Selector corrected = selector.mapLeaves(leaf -> byName(leaf, namespaces));
        boolean better =
                !corrected.equals(selector) && namespaces.values().stream().anyMatch(corrected::matches);
        return better
                ? selector.terms().stream()
                        .filter(term -> !byName(term, namespaces).equals(term))
                        .findFirst()
                        .map(term -> new NamespaceByName(
                                term.label(), corrected.canonical().replace('"', '\'')))
                : Optional.empty();
    }

    private static Selector byName(Selector leaf, Map<String, Labels> namespaces) {
        if (!(leaf instanceof LabelTerm term) || !names(term, namespaces)) {
            return leaf;
        }
        boolean known = namespaces.values().stream().anyMatch(labels -> labels.has(term.label()));
        if (known) {
            return leaf;
        }
        return switch (term.type()) {
            case EQUALS -> Selector.eq(LintFacts.NAME_LABEL, term.values().get(0));
            case NOT_EQUALS ->
                Selector.notEq(LintFacts.NAME_LABEL, term.values().get(0));
            case IN -> Selector.in(LintFacts.NAME_LABEL, term.values());
            case NOT_IN -> Selector.notIn(LintFacts.NAME_LABEL, term.values());
            default -> leaf;
        };
    }

    private static boolean names(LabelTerm term, Map<String, Labels> namespaces) {
        boolean compares = term.type() != SelectorType.HAS;
        return compares && term.values().stream().anyMatch(namespaces::containsKey);
    }
}
