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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A selector in postfix order over its distinct terms, evaluated in three values. */
final class Formula {
    /** Not so, not known, so: the order makes a conjunction the least of its operands and a disjunction the greatest. */
    static final byte FALSE = 0;

    static final byte UNKNOWN = 1;
    static final byte TRUE = 2;

    private static final int CONSTANT = -1;
    private static final int NOT = -2;

    /** The distinct terms, by first appearance. */
    final List<LabelTerm> terms;

    private final int[] postfix;
    private final byte[] values;
    private final int[] undecided;

    private Formula(List<LabelTerm> terms, int[] postfix, int depth) {
        this.terms = terms;
        this.postfix = postfix;
        this.values = new byte[depth];
        this.undecided = new int[depth];
    }

    static Formula of(Selector selector) {
        Compiler compiler = new Compiler();
        int unused = selector.fold(compiler);
        int[] codes = Arrays.copyOf(compiler.codes, compiler.count);
        return new Formula(new ArrayList<>(compiler.terms.keySet()), codes, compiler.greatestDepth);
    }

    /** Writes codes as the fold goes bottom up: a term by its index, a chain by its kind and number of operands. */
    private static final class Compiler implements SelectorFold<Integer> {
        final Map<LabelTerm, Integer> terms = new LinkedHashMap<>();
        int[] codes = new int[16];
        int count;
        int depth;
        int greatestDepth;

        private int add(int code, int operands) {
            if (count == codes.length) {
                codes = Arrays.copyOf(codes, 2 * count);
            }
            codes[count++] = code;
            depth += 1 - operands;
            greatestDepth = Math.max(greatestDepth, depth);
            return code;
        }

        @Override
        public Integer everything(Everything node) {
            return add(CONSTANT, 0);
        }

        @Override
        public Integer term(LabelTerm node) {
            int fresh = terms.size();
            return add(terms.computeIfAbsent(node, term -> fresh), 0);
        }

        @Override
        public Integer negation(Negation node, Integer operand) {
            return add(NOT, 1);
        }

        @Override
        public Integer junction(Junction node, List<Integer> operands) {
            int any = node.type() == SelectorType.OR ? 1 : 0;
            return add(NOT - 1 - (operands.size() << 1 | any), operands.size());
        }
    }

    int size() {
        return postfix.length;
    }

    /**
     * Evaluates with what is known of the terms.
     *
     * @return {@link #TRUE}, {@link #FALSE}, or {@link #UNKNOWN}, and then {@link #undecidedTerm} tells a term to look at
     */
    byte evaluate(byte[] known) {
        int depth = 0;
        for (int code : postfix) {
            if (code >= 0) {
                values[depth] = known[code];
                undecided[depth] = code;
            } else if (code == CONSTANT) {
                values[depth] = TRUE;
            } else if (code == NOT) {
                depth--;
                values[depth] = (byte) (TRUE - values[depth]);
            } else {
                int operands = (NOT - 1 - code) >> 1;
                depth -= operands;
                join(depth, operands, ((NOT - 1 - code) & 1) != 0);
            }
            depth++;
        }
        return values[0];
    }

    private void join(int from, int operands, boolean any) {
        byte value = values[from];
        int term = undecided[from];
        for (int i = from + 1; i < from + operands; i++) {
            if (value != UNKNOWN && values[i] == UNKNOWN) {
                term = undecided[i];
            }
            value = (byte) (any ? Math.max(value, values[i]) : Math.min(value, values[i]));
        }
        values[from] = value;
        undecided[from] = term;
    }

    /** Returns a term whose value the last evaluation lacked. */
    int undecidedTerm() {
        return undecided[0];
    }
}
