// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label.logic;

import io.calico4j.label.Selector;

/**
 * Says the same with fewer words: the result matches exactly what the selector does.
 *
 * <p>Constants, double negations, repeated and implied conditions go; comparisons of one label in a chain become one set; a chain that
 * nothing or everything matches becomes {@code !all()} or {@code all()}. {@code global()} stays, as it means something else before it
 * is rewritten. The canonical text never grows; the unique id changes, so this is for people to read and for engines that look at
 * matches only.
 *
 * <p>Complexity: {@code O(n log n)} in the selector, and a bounded number of questions to a reasoner for each chain of at most 24
 * operands.
 */
public final class SelectorSimplifier {
    private static final int MAX_ROUNDS = 4;
    private static final long BUDGET = 20_000;
    private static final SelectorSimplifier STANDARD =
            new SelectorSimplifier(SelectorReasoner.standard().withBudget(BUDGET));

    private final SelectorReasoner reasoner;

    private SelectorSimplifier(SelectorReasoner reasoner) {
        this.reasoner = reasoner;
    }

    /** Returns the simplifier with a budget of 20,000 steps for each question. */
    public static SelectorSimplifier standard() {
        return STANDARD;
    }

    /** Returns a simplifier that asks another reasoner what follows from what. */
    public SelectorSimplifier with(SelectorReasoner other) {
        return new SelectorSimplifier(other);
    }

    /** Returns an equivalent selector with a canonical text that is not longer; one of more than 100 levels stays as it is. */
    public Selector simplify(Selector selector) {
        if (DepthFold.isTooDeep(selector)) {
            return selector;
        }
        Selector best = selector;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            Selector next = best.fold(new SimplifyingFold(reasoner));
            if (next.canonical().length() >= best.canonical().length()) {
                return best;
            }
            best = next;
        }
        return best;
    }
}
