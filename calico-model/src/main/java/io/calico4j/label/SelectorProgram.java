// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A selector as a flat list of tests with jumps: the one evaluator behind every question.
 *
 * <p>Each leaf is one instruction, in text order, with the instruction to go on with where it is true and where it is false.
 * That is exactly short-circuit evaluation from left to right, without a stack, so the depth of the tree does not matter.
 * Negation only swaps the two targets.
 */
final class SelectorProgram {
    static final int MATCH = -1;
    static final int NO_MATCH = -2;
    /** Placeholder while compiling: the instruction emitted last, which is the one that follows in text order. */
    private static final int FOLLOWING = -3;

    final Selector[] leaves;
    final int[] onTrue;
    final int[] onFalse;

    private SelectorProgram(Selector[] leaves, int[] onTrue, int[] onFalse) {
        this.leaves = leaves;
        this.onTrue = onTrue;
        this.onFalse = onFalse;
    }

    boolean matches(LabelLookup labels) {
        return run(at -> !(leaves[at] instanceof LabelTerm term) || term.accepts(labels.value(term.label())));
    }

    /** Evaluates with a way to decide the leaf at an index. */
    boolean run(IntPredicate leaf) {
        int at = 0;
        do {
            at = leaf.test(at) ? onTrue[at] : onFalse[at];
        } while (at >= 0);
        return at == MATCH;
    }

    /** A subtree to be compiled, with its two targets. */
    private record Pending(Selector node, int onTrue, int onFalse) {}

    static SelectorProgram of(Selector root) {
        List<Selector> leaves = new ArrayList<>();
        SelectorWalk.leaves(root, leaves::add);
        int count = leaves.size();
        int[] onTrue = new int[count];
        int[] onFalse = new int[count];
        int at = count;
        ArrayDeque<Pending> pending = new ArrayDeque<>();
        pending.push(new Pending(root, MATCH, NO_MATCH));
        while (!pending.isEmpty()) {
            Pending next = pending.pop();
            int whenTrue = next.onTrue == FOLLOWING ? at : next.onTrue;
            int whenFalse = next.onFalse == FOLLOWING ? at : next.onFalse;
            if (next.node instanceof Negation negation) {
                pending.push(new Pending(negation.operand(), whenFalse, whenTrue));
            } else if (next.node instanceof Junction junction) {
                pushOperands(pending, junction, whenTrue, whenFalse);
            } else {
                at--;
                onTrue[at] = whenTrue;
                onFalse[at] = whenFalse;
            }
        }
        return new SelectorProgram(leaves.toArray(Selector[]::new), onTrue, onFalse);
    }

    /** The last operand is compiled first, so that each of the others finds the one that follows it. */
    private static void pushOperands(ArrayDeque<Pending> pending, Junction junction, int whenTrue, int whenFalse) {
        boolean and = junction.type() == SelectorType.AND;
        int last = junction.nodes.length - 1;
        for (int i = 0; i < last; i++) {
            pending.push(new Pending(junction.nodes[i], and ? FOLLOWING : whenTrue, and ? whenFalse : FOLLOWING));
        }
        pending.push(new Pending(junction.nodes[last], whenTrue, whenFalse));
    }
}
