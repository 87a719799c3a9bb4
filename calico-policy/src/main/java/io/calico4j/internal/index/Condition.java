// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.index;

/**
 * A selector compiled against the labels in use, in two readings of the same leaves.
 *
 * <p>To evaluate, a branching program: each leaf says where to go on if it holds and if it does not, so evaluation is a loop
 * that looks at each label at most once and in text order. To plan, the tree in postfix order, with negations pushed down to
 * the leaves. Both are flat arrays: the depth of a selector costs no stack.
 */
final class Condition {
    /** The code of a part that is always true. */
    static final int TRUE = -1;
    /** The code of a part that is never true. */
    static final int FALSE = -2;

    private final Leaf[] leaves;
    private final Leaf start;
    private final int[] postfix;
    private final Leaf[] required;
    private final boolean conjunctive;

    /**
     * Creates a condition.
     *
     * @param leaves in text order, linked
     * @param start where the program starts
     * @param postfix codes: the index of a leaf, {@link #TRUE}, {@link #FALSE}, or a chain made by {@link #chain}
     * @param required leaves that hold wherever the selector matches
     */
    Condition(Leaf[] leaves, Leaf start, int[] postfix, Leaf[] required) {
        this.leaves = leaves;
        this.start = start;
        this.postfix = postfix;
        this.required = required;
        this.conjunctive = start != Leaf.MISMATCH && required.length == leaves.length;
    }

    /** Returns the code of a chain over the operands before it. */
    static int chain(boolean any, int operands) {
        return -(operands * 2 + (any ? 1 : 0)) - 3;
    }

    static boolean isChain(int code) {
        return code <= -3;
    }

    static boolean chainIsAny(int code) {
        return ((-3 - code) & 1) != 0;
    }

    static int chainOperands(int code) {
        return (-3 - code) >> 1;
    }

    /** Returns the first step of the program. */
    Leaf start() {
        return start;
    }

    Leaf leaf(int index) {
        return leaves[index];
    }

    int leaves() {
        return leaves.length;
    }

    int[] postfix() {
        return postfix;
    }

    /** Returns the leaves that hold wherever the selector matches. */
    Leaf[] required() {
        return required;
    }

    /** Tells whether the selector matches wherever all {@link #required} leaves hold. */
    boolean isConjunctive() {
        return conjunctive;
    }
}
