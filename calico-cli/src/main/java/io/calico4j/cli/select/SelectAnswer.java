// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.select;

import io.calico4j.label.LabelTerm;
import io.calico4j.label.Selector;
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
 */
record SelectAnswer(String selector, int candidates, List<Match> matches) {

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
                        .toList());
    }

    private static SortedMap<String, String> labels(Member member, List<String> asked) {
        SortedMap<String, String> labels = new TreeMap<>();
        for (String label : asked) {
            member.seen().get(label).ifPresent(value -> labels.put(label, value));
        }
        return labels;
    }
}
