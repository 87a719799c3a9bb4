// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import java.util.Arrays;

/** Canonical text, written left to right with an explicit stack of open chains. */
final class SelectorPrinter {
    private static final int LIKELY_LENGTH = 96;
    private static final int LIKELY_DEPTH = 4;

    private final StringBuilder text = new StringBuilder(LIKELY_LENGTH);
    private Junction[] open = {};
    /** For each open chain the index of the operand to be written next. */
    private int[] next = {};

    private int depth;

    private SelectorPrinter() {}

    static String print(Selector selector) {
        SelectorPrinter printer = new SelectorPrinter();
        printer.operand(selector);
        while (printer.depth > 0) {
            printer.proceed();
        }
        return printer.text.toString();
    }

    /** Writes a node up to its leftmost leaf, and the rest of it unless it holds a chain. */
    private void operand(Selector from) {
        Selector node = from;
        while (true) {
            if (node instanceof LabelTerm term) {
                term(term);
                return;
            } else if (node instanceof Junction junction) {
                text.append('(');
                open(junction);
                node = junction.nodes[0];
            } else if (node instanceof Negation negation) {
                text.append('!');
                node = negation.operand();
            } else {
                text.append(node.type().symbol());
                return;
            }
        }
    }

    /** Writes the next operand of the innermost open chain, or closes it. */
    private void proceed() {
        Junction junction = open[depth - 1];
        int operand = next[depth - 1]++;
        if (operand == junction.nodes.length) {
            text.append(')');
            depth--;
        } else {
            text.append(junction.type() == SelectorType.AND ? " && " : " || ");
            operand(junction.nodes[operand]);
        }
    }

    private void open(Junction junction) {
        if (depth == open.length) {
            int capacity = Math.max(LIKELY_DEPTH, 2 * depth);
            open = Arrays.copyOf(open, capacity);
            next = Arrays.copyOf(next, capacity);
        }
        open[depth] = junction;
        next[depth++] = 1;
    }

    private void term(LabelTerm term) {
        SelectorType type = term.type();
        if (type == SelectorType.HAS) {
            text.append("has(").append(term.label()).append(')');
        } else if (type.takesSet()) {
            text.append(term.label()).append(' ').append(type.symbol()).append(" {");
            for (int i = 0; i < term.operands.length; i++) {
                if (i > 0) {
                    text.append(", ");
                }
                literal(term.operands[i]);
            }
            text.append('}');
        } else {
            text.append(term.label()).append(' ').append(type.symbol()).append(' ');
            literal(term.operands[0]);
        }
    }

    private void literal(String value) {
        char quote = value.indexOf('"') >= 0 ? '\'' : '"';
        text.append(quote).append(value).append(quote);
    }
}
