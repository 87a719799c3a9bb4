// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label.logic;

import io.calico4j.diagnostic.Code;
import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.label.Everything;
import io.calico4j.label.Junction;
import io.calico4j.label.LabelTerm;
import io.calico4j.label.Negation;
import io.calico4j.label.Selector;
import io.calico4j.label.SelectorType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One look of a {@link SelectorAdvisor} at a selector. */
final class Review {
    /** Questions to the reasoner; a selector that would need more was not written by hand. */
    private static final int MAX_QUESTIONS = 400;

    private static final int LONGEST_VALUE = 63;
    private static final Pattern LABEL_VALUE = Pattern.compile("(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?");

    private final SelectorReasoner reasoner;
    private final Selector root;
    private final List<Diagnostic> found = new ArrayList<>();
    private int questions;

    Review(SelectorReasoner reasoner, Selector root) {
        this.reasoner = reasoner;
        this.root = root;
    }

    /** A part with how it counts: as it stands, or negated. */
    private record Part(Selector selector, boolean negated) {}

    Diagnostics run() {
        boolean tooDeep = DepthFold.isTooDeep(root);
        boolean decided = tooDeep || reportDecided(root, "the selector", true, true);
        int leaf = 0;
        ArrayDeque<Part> stack = new ArrayDeque<>();
        stack.push(new Part(root, false));
        while (!stack.isEmpty()) {
            Part part = stack.pop();
            if (part.selector() instanceof Negation negation) {
                if (negation.operand() instanceof Negation && !tooDeep) {
                    warn(
                            AdviceCodes.DOUBLE_NEGATION,
                            negation + " negates twice, and becomes another selector once it is written and read again",
                            Selector.allOf(List.of(((Negation) negation.operand()).operand())));
                }
                stack.push(new Part(negation.operand(), !part.negated()));
            } else if (part.selector() instanceof Junction junction) {
                if (!decided) {
                    chain(junction);
                }
                for (int i = junction.operands().size() - 1; i >= 0; i--) {
                    stack.push(new Part(junction.operands().get(i), part.negated()));
                }
            } else if (part.selector() instanceof LabelTerm term) {
                term(term);
                if (!decided) {
                    unlabelled(term, part.negated(), leaf);
                }
                leaf++;
            } else {
                leaf++;
            }
        }
        return Diagnostics.copyOf(found);
    }

    private void warn(Code code, String message, Selector instead) {
        found.add(Diagnostic.warning(code, FieldPath.root(), message).withHint("write " + instead));
    }

    private boolean mayAsk() {
        return questions++ < MAX_QUESTIONS;
    }

    /** Reports a part that nothing or everything matches, and tells whether it is such a part. */
    private boolean reportDecided(Selector part, String what, boolean never, boolean always) {
        if (part instanceof Everything || part.equals(Selector.none()) || isEmptySet(part)) {
            return false;
        }
        if (never && mayAsk() && reasoner.matchesNothing(part).isYes()) {
            found.add(
                    Diagnostic.warning(AdviceCodes.NEVER_MATCHES, FieldPath.root(), what + " never matches: " + part));
            return true;
        }
        if (always && mayAsk() && reasoner.matchesEverything(part).isYes()) {
            found.add(Diagnostic.warning(
                    AdviceCodes.ALWAYS_MATCHES, FieldPath.root(), what + " always matches: " + part));
            return true;
        }
        return false;
    }

    private static boolean isEmptySet(Selector part) {
        return part instanceof LabelTerm term
                && (term.type() == SelectorType.IN || term.type() == SelectorType.NOT_IN)
                && term.values().isEmpty();
    }

    private void chain(Junction junction) {
        boolean any = junction.type() == SelectorType.OR;
        List<Selector> operands = junction.operands();
        for (int i = 0; i < operands.size() && operands.size() <= SimplifyingFold.MAX_OPERANDS; i++) {
            Selector operand = operands.get(i);
            boolean decided = reportDecided(operand, any ? "an alternative" : "a condition", any, !any);
            if (!decided && !(operand instanceof Everything) && !isEmptySet(operand) && mayAsk()) {
                List<Selector> others = new ArrayList<>(operands);
                others.remove(i);
                boolean earlierTwin = operands.indexOf(operand) < i || !others.contains(operand);
                if (earlierTwin && SimplifyingFold.isRedundant(reasoner, operand, others, any)) {
                    warn(
                            AdviceCodes.REDUNDANT_CONDITION,
                            operand + " changes nothing, as "
                                    + (any ? "others match all that it does" : "the others imply it"),
                            any ? Selector.anyOf(others) : Selector.allOf(others));
                }
            }
        }
    }

    private void term(LabelTerm term) {
        SelectorType type = term.type();
        if (isEmptySet(term)) {
            boolean in = type == SelectorType.IN;
            warn(
                    AdviceCodes.EMPTY_SET,
                    term + (in ? " never matches" : " always matches") + ", as the set has no values",
                    in ? Selector.none() : Selector.all());
        }
        boolean pattern =
                type == SelectorType.CONTAINS || type == SelectorType.STARTS_WITH || type == SelectorType.ENDS_WITH;
        if (pattern && term.values().get(0).isEmpty()) {
            warn(
                    AdviceCodes.EMPTY_PATTERN,
                    term + " matches every value, as the empty text is part of each",
                    Selector.has(term.label()));
        }
        for (String value : pattern ? List.<String>of() : term.values()) {
            if (value.length() > LONGEST_VALUE || !LABEL_VALUE.matcher(value).matches()) {
                boolean wildcard = value.indexOf('*') >= 0;
                found.add(Diagnostic.information(
                                AdviceCodes.IMPOSSIBLE_VALUE,
                                FieldPath.root(),
                                "no label in Kubernetes has the value \"" + value + "\""
                                        + (wildcard ? "; \"*\" stands for itself here" : ""))
                        .withHint(
                                wildcard
                                        ? "use contains, starts with or ends with for a part of a value"
                                        : "values have at most 63 letters, digits and inner - _ ."));
            }
        }
    }

    /**
     * Warns if a comparison makes the selector match labels without the name, judged by what changes if it did not.
     *
     * @param negated whether the comparison counts negated
     * @param leaf the number of the comparison among all leaves
     */
    private void unlabelled(LabelTerm term, boolean negated, int leaf) {
        if (term.type() == SelectorType.HAS || term.accepts(null) == negated || isEmptySet(term) || !mayAsk()) {
            return;
        }
        Selector has = Selector.has(term.label());
        Selector strict = negated ? term.or(has.negate()) : has.and(term);
        int[] number = {0};
        Selector stricter = root.mapLeaves(node -> number[0]++ == leaf ? strict : node);
        if (reasoner.equivalent(root, stricter).isNo()) {
            warn(
                    AdviceCodes.MATCHES_UNLABELLED,
                    (negated ? "!(" + term + ")" : term.toString()) + " also matches what has no label \""
                            + term.label() + "\"",
                    negated ? has.and(term.negate()) : strict);
        }
    }
}
