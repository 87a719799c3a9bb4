// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.select;

import io.calico4j.label.LabelTerm;
import io.calico4j.label.Selector;
import io.calico4j.label.logic.SelectorAdvisor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a selector matches.
 *
 * @param selector the selector in canonical form
 * @param candidates how many members there are
 * @param matches those that match, by kind, namespace and name
 * @param reasons if none matches, what stands in the way
 * @param advice what the selector does and a person may not mean
 */
record SelectAnswer(String selector, int candidates, List<Match> matches, List<String> reasons, List<String> advice) {

    /**
     * A member that matches.
     *
     * @param kind its kind
     * @param namespace its namespace; empty if it is in none
     * @param name its name
     * @param labels the labels the selector asks for, as far as it has them
     */
    record Match(String kind, Optional<String> namespace, String name, SortedMap<String, String> labels) {}

    static SelectAnswer of(Selector selector, Population population, List<Member> matches) {
        List<String> asked =
                selector.terms().stream().map(LabelTerm::label).distinct().toList();
        return new SelectAnswer(
                selector.canonical(),
                population.members().size(),
                matches.stream()
                        .map(m -> new Match(m.kind(), m.namespace(), m.name(), labels(m, asked)))
                        .toList(),
                matches.isEmpty() ? Nobody.reasons(selector, population.members()) : List.of(),
                advice(selector));
    }

    private static List<String> advice(Selector selector) {
        List<String> advice = new ArrayList<>();
        SelectorAdvisor.standard()
                .check(selector)
                .forEach(one -> advice.add(
                        one.message() + one.hint().map(hint -> "; " + hint).orElse("")));
        return advice;
    }

    private static SortedMap<String, String> labels(Member member, List<String> asked) {
        SortedMap<String, String> labels = new TreeMap<>();
        for (String label : asked) {
            member.seen().get(label).ifPresent(value -> labels.put(label, value));
        }
        return labels;
    }
}
