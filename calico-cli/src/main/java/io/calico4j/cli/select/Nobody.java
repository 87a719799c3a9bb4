// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.select;

import io.calico4j.diagnostic.NearestName;
import io.calico4j.label.LabelTerm;
import io.calico4j.label.Selector;
import io.calico4j.label.SelectorType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** Says what stands in the way of a selector that matches none of those who are there. */
final class Nobody {
    private static final int SHOWN = 6;

    private final List<Member> members;
    private final Set<String> reasons = new LinkedHashSet<>();

    private Nobody(List<Member> members) {
        this.members = members;
    }

    /** Returns one sentence for each label that nobody has, and each value that nobody's label has. */
    static List<String> reasons(Selector selector, List<Member> members) {
        Nobody nobody = new Nobody(members);
        if (!members.isEmpty()) {
            selector.terms().forEach(nobody::look);
        }
        return new ArrayList<>(nobody.reasons);
    }

    private void look(LabelTerm term) {
        if (term.accepts(null)) {
            return;
        }
        NavigableSet<String> values = new TreeSet<>();
        NavigableSet<String> names = new TreeSet<>();
        for (Member member : members) {
            member.seen().get(term.label()).ifPresent(values::add);
            member.seen().forEach((name, value) -> names.add(name));
        }
        if (values.isEmpty()) {
            reasons.add("none of them has the label " + term.label()
                    + NearestName.of(term.label(), names)
                            .map(name -> " (did you mean " + name + "?)")
                            .orElse(""));
        } else if (values.stream().noneMatch(term::accepts)) {
            boolean comparesWhole = term.type() == SelectorType.EQUALS || term.type() == SelectorType.IN;
            String typed =
                    comparesWhole && !term.values().isEmpty() ? term.values().get(0) : "";
            reasons.add(term.label() + " is " + list(values)
                    + NearestName.of(typed, values)
                            .map(value -> " (did you mean \"" + value + "\"?)")
                            .orElse(""));
        }
    }

    private static String list(NavigableSet<String> values) {
        List<String> shown =
                values.stream().limit(SHOWN).map(value -> "\"" + value + "\"").toList();
        String rest = values.size() > SHOWN ? " and " + (values.size() - SHOWN) + " more" : "";
        return "only " + String.join(", ", shown) + rest;
    }
}
