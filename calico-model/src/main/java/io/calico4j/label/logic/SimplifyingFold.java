// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label.logic;

import io.calico4j.label.Everything;
import io.calico4j.label.Junction;
import io.calico4j.label.LabelTerm;
import io.calico4j.label.Negation;
import io.calico4j.label.Selector;
import io.calico4j.label.SelectorFold;
import io.calico4j.label.SelectorType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One round of simplification, from the leaves up. */
final class SimplifyingFold implements SelectorFold<Selector> {
    /** In longer chains it is not asked which operands follow from the others. */
    static final int MAX_OPERANDS = 24;

    private final SelectorReasoner reasoner;

    SimplifyingFold(SelectorReasoner reasoner) {
        this.reasoner = reasoner;
    }

    @Override
    public Selector everything(Everything node) {
        return node;
    }

    @Override
    public Selector term(LabelTerm term) {
        return plain(term);
    }

    /** Returns a term without sets of fewer than two values and without empty patterns. */
    static Selector plain(LabelTerm term) {
        return switch (term.type()) {
            case IN -> amongst(term.label(), new LinkedHashSet<>(term.values()));
            case NOT_IN -> outside(term.label(), new LinkedHashSet<>(term.values()));
            case CONTAINS, STARTS_WITH, ENDS_WITH -> term.values().get(0).isEmpty() ? Selector.has(term.label()) : term;
            default -> term;
        };
    }

    private static Selector amongst(String label, Set<String> values) {
        return values.isEmpty()
                ? Selector.none()
                : values.size() == 1 ? Selector.eq(label, values.iterator().next()) : Selector.in(label, values);
    }

    private static Selector outside(String label, Set<String> values) {
        return values.isEmpty()
                ? Selector.all()
                : values.size() == 1 ? Selector.notEq(label, values.iterator().next()) : Selector.notIn(label, values);
    }

    @Override
    public Selector negation(Negation node, Selector operand) {
        if (operand instanceof LabelTerm term) {
            return switch (term.type()) {
                case EQUALS, IN -> outside(term.label(), new LinkedHashSet<>(term.values()));
                case NOT_EQUALS, NOT_IN -> amongst(term.label(), new LinkedHashSet<>(term.values()));
                default -> term.negate();
            };
        }
        return operand.negate();
    }

    @Override
    public Selector junction(Junction node, List<Selector> operands) {
        boolean any = node.type() == SelectorType.OR;
        Selector neutral = any ? Selector.none() : Selector.all();
        Selector deciding = any ? Selector.all() : Selector.none();
        Set<Selector> distinct = new LinkedHashSet<>();
        for (Selector operand : operands) {
            if (operand instanceof Junction inner && inner.type() == node.type()) {
                distinct.addAll(inner.operands());
            } else {
                distinct.add(operand);
            }
        }
        distinct.remove(neutral);
        List<Selector> merged = SetMerger.merge(distinct, any);
        merged.removeIf(neutral::equals);
        if (merged.contains(deciding)) {
            return deciding;
        }
        if (merged.size() > 1 && merged.size() <= MAX_OPERANDS) {
            if (decided(merged, any)) {
                return deciding;
            }
            dropImplied(merged, any);
        }
        return join(merged, any);
    }

    private static Selector join(List<Selector> operands, boolean any) {
        return any ? Selector.anyOf(operands) : Selector.allOf(operands);
    }

    private boolean decided(List<Selector> operands, boolean any) {
        Selector whole = join(operands, any);
        return (any ? reasoner.matchesEverything(whole) : reasoner.matchesNothing(whole)).isYes();
    }

    private void dropImplied(List<Selector> operands, boolean any) {
        for (int i = operands.size() - 1; i >= 0 && operands.size() > 1; i--) {
            List<Selector> others = new ArrayList<>(operands);
            Selector operand = others.remove(i);
            // global() is never said to follow from anything, as it means more than it evaluates to
            if (!operand.equals(Selector.global()) && isRedundant(reasoner, operand, others, any)) {
                operands.remove(i);
            }
        }
    }

    /** Tells whether a chain of the others matches the same without an operand. */
    static boolean isRedundant(SelectorReasoner reasoner, Selector operand, List<Selector> others, boolean any) {
        Selector rest = join(others, any);
        return (any ? reasoner.implies(operand, rest) : reasoner.implies(rest, operand)).isYes();
    }
}
