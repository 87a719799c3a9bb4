// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label.logic;

import io.calico4j.label.LabelTerm;
import io.calico4j.label.Labels;
import io.calico4j.label.Selector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Looks for labels that a selector matches, name by name, and goes back where it cannot match any more. */
final class Search {
    private final Formula formula;
    private final byte[] known;
    /** For each term the name it is on. */
    private final Name[] nameOf;

    private boolean incomplete;
    private long budget;

    /** A label name with the value that is tried. */
    private static final class Name {
        final String text;
        final List<Integer> terms = new ArrayList<>();
        ValueClasses classes = new ValueClasses(List.of(), 0);
        /** The class tried, or -1. */
        int chosen = -1;

        Name(String text) {
            this.text = text;
        }
    }

    private Search(Formula formula, long budget) {
        this.formula = formula;
        this.known = new byte[formula.terms.size()];
        this.nameOf = new Name[known.length];
        this.budget = budget;
        Arrays.fill(known, Formula.UNKNOWN);
    }

    /** Returns YES if nothing matches, or NO with labels that do. */
    static Proof forMatch(Selector selector, long budget) {
        Search search = new Search(Formula.of(selector), budget);
        List<Name> names = search.names();
        return search.budget < 0 ? Proof.UNKNOWN : search.run(names);
    }

    private List<Name> names() {
        Map<String, Name> names = new LinkedHashMap<>();
        for (int i = 0; i < nameOf.length; i++) {
            nameOf[i] = names.computeIfAbsent(formula.terms.get(i).label(), Name::new);
            nameOf[i].terms.add(i);
        }
        for (Name name : names.values()) {
            List<LabelTerm> terms = name.terms.stream().map(formula.terms::get).toList();
            name.classes = new ValueClasses(terms, budget);
            incomplete |= name.classes.incomplete;
            budget -= name.classes.steps;
        }
        return List.copyOf(names.values());
    }

    private Proof run(List<Name> names) {
        List<Name> path = new ArrayList<>();
        while (true) {
            budget -= formula.size();
            if (budget < 0) {
                return Proof.UNKNOWN;
            }
            byte value = formula.evaluate(known);
            if (value == Formula.TRUE) {
                return Proof.no(labels(names));
            }
            if (value == Formula.UNKNOWN) {
                Name next = nameOf[formula.undecidedTerm()];
                path.add(next);
                choose(next, 0);
            } else if (!goBack(path)) {
                return incomplete ? Proof.UNKNOWN : Proof.YES;
            }
        }
    }

    /** Goes on to the next choice; false if all have been tried. */
    private boolean goBack(List<Name> path) {
        while (!path.isEmpty()) {
            Name last = path.get(path.size() - 1);
            if (last.chosen + 1 < last.classes.values.size()) {
                choose(last, last.chosen + 1);
                return true;
            }
            last.chosen = -1;
            last.terms.forEach(term -> known[term] = Formula.UNKNOWN);
            path.remove(path.size() - 1);
        }
        return false;
    }

    private void choose(Name name, int index) {
        name.chosen = index;
        for (int i = 0; i < name.terms.size(); i++) {
            known[name.terms.get(i)] = name.classes.truths.get(index).get(i) ? Formula.TRUE : Formula.FALSE;
        }
        budget -= name.terms.size();
    }

    private static Labels labels(List<Name> names) {
        Map<String, String> labels = new TreeMap<>();
        for (Name name : names) {
            if (name.chosen >= 0 && name.classes.values.get(name.chosen) != null) {
                labels.put(name.text, Objects.requireNonNull(name.classes.values.get(name.chosen)));
            }
        }
        return Labels.copyOf(labels);
    }
}
