// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label.logic;

import io.calico4j.label.Selector;
import java.util.List;
import java.util.Objects;

/**
 * Decides how selectors relate, over all label maps: every name may be absent or have any text as its value.
 *
 * <p>Exact, or {@link Truth#UNKNOWN} where the budget does not suffice, as the question is as hard as the satisfiability of boolean
 * formulas. Selectors as people write them take microseconds. {@code global()} counts as true, as it evaluates.
 *
 * <p>How: to a label, values that no term of the selectors tells apart are one. So one value of each such class is tried, and the
 * absent label, name by name, and a branch is left as soon as the formula is decided. The classes of string operators are those of
 * the texts {@code prefix·parts·suffix}, joined by a character that occurs in no term: whatever satisfies the same positive terms
 * satisfies at least what such a text does.
 */
public final class SelectorReasoner {
    /** The default budget in elementary steps: about ten milliseconds. */
    public static final long DEFAULT_BUDGET = 2_000_000;

    private static final SelectorReasoner STANDARD = new SelectorReasoner(DEFAULT_BUDGET);

    private final long budget;

    private SelectorReasoner(long budget) {
        this.budget = budget;
    }

    /** Returns the reasoner with the default budget. */
    public static SelectorReasoner standard() {
        return STANDARD;
    }

    /**
     * Returns a reasoner with another budget for each question.
     *
     * @param steps evaluations of a term or node, at least 0
     */
    public SelectorReasoner withBudget(long steps) {
        if (steps < 0) {
            throw new IllegalArgumentException("a budget of at least 0 expected, but it is " + steps);
        }
        return new SelectorReasoner(steps);
    }

    /** Tells whether no labels match; the counterexample of NO are labels that do. */
    public Proof matchesNothing(Selector selector) {
        return Search.forMatch(Objects.requireNonNull(selector, "selector"), budget);
    }

    /** Tells whether all labels match; the counterexample of NO are labels that do not. */
    public Proof matchesEverything(Selector selector) {
        return matchesNothing(selector.negate());
    }

    /** Tells whether everything that the first matches the second matches too; NO shows labels that only the first matches. */
    public Proof implies(Selector first, Selector second) {
        return first.equals(second) ? Proof.YES : matchesNothing(Selector.allOf(List.of(first, second.negate())));
    }

    /** Tells whether both match the same; NO shows labels that one of them matches and the other does not. */
    public Proof equivalent(Selector first, Selector second) {
        Proof forward = implies(first, second);
        if (forward.isNo()) {
            return forward;
        }
        Proof back = implies(second, first);
        return back.isNo() || forward.isYes() ? back : forward;
    }

    /** Tells whether nothing is matched by both; NO shows labels that both match. */
    public Proof disjoint(Selector first, Selector second) {
        return matchesNothing(Selector.allOf(List.of(first, second)));
    }
}
