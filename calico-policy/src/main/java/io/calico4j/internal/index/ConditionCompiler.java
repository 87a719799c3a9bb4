// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.index;

import io.calico4j.internal.slot.IntList;
import io.calico4j.label.Junction;
import io.calico4j.label.LabelTerm;
import io.calico4j.label.Negation;
import io.calico4j.label.Selector;
import io.calico4j.label.SelectorType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Compiles selectors of any depth, with explicit stacks. */
final class ConditionCompiler {
    private static final Leaf[] ARRAY = {};

    private final Population population;
    private final List<Leaf> leaves = new ArrayList<>();
    private final List<Leaf> required = new ArrayList<>();
    private final IntList postfix = new IntList();

    private ConditionCompiler(Population population) {
        this.population = population;
    }

    /** A part of the selector that waits: to be taken apart, or, with {@code code}, to be closed by its chain. */
    private record Waiting(Selector part, boolean opposite, boolean always, int code) {}

    static Condition compile(Selector selector, Population population) {
        ConditionCompiler compiler = new ConditionCompiler(population);
        compiler.flatten(selector);
        return compiler.link();
    }

    private void flatten(Selector root) {
        ArrayDeque<Waiting> stack = new ArrayDeque<>();
        stack.push(new Waiting(root, false, true, 0));
        while (!stack.isEmpty()) {
            Waiting next = stack.pop();
            if (next.code() != 0) {
                postfix.add(next.code());
            } else if (next.part() instanceof Negation negation) {
                stack.push(new Waiting(negation.operand(), !next.opposite(), next.always(), 0));
            } else if (next.part() instanceof Junction junction) {
                List<Selector> operands = junction.operands();
                boolean any = (junction.type() == SelectorType.OR) != next.opposite();
                stack.push(new Waiting(junction, false, false, Condition.chain(any, operands.size())));
                for (int i = operands.size() - 1; i >= 0; i--) {
                    stack.push(new Waiting(operands.get(i), next.opposite(), next.always() && !any, 0));
                }
            } else if (next.part() instanceof LabelTerm term) {
                Leaf leaf = Leaf.of(term, next.opposite(), population);
                postfix.add(leaves.size());
                leaves.add(leaf);
                if (next.always()) {
                    required.add(leaf);
                }
            } else {
                postfix.add(next.opposite() ? Condition.FALSE : Condition.TRUE);
            }
        }
    }

    /** A chain whose operands are being linked, from the last to the first. */
    private static final class Frame {
        final boolean any;
        /** Where to go on once the operand at hand holds, or does not. */
        Leaf ifHolds;

        Leaf ifNot;
        int left;

        Frame(boolean any, int operands, Leaf ifHolds, Leaf ifNot) {
            this.any = any;
            this.left = operands;
            this.ifHolds = ifHolds;
            this.ifNot = ifNot;
        }

        /** Takes in where the operand just linked starts: the one before it goes on there, unless it decides the chain. */
        void linked(Leaf entry) {
            left--;
            if (any) {
                ifNot = entry;
            } else {
                ifHolds = entry;
            }
        }
    }

    /**
     * Links the leaves to a program. Read backwards, postfix order is a chain followed by its operands from the last to the
     * first; so whatever comes after an operand is linked before it.
     */
    private Condition link() {
        ArrayDeque<Frame> open = new ArrayDeque<>();
        open.push(new Frame(false, 1, Leaf.MATCH, Leaf.MISMATCH));
        Leaf entry = Leaf.MATCH;
        for (int i = postfix.size() - 1; i >= 0; i--) {
            int code = postfix.get(i);
            Frame frame = open.element();
            if (Condition.isChain(code)) {
                open.push(new Frame(
                        Condition.chainIsAny(code), Condition.chainOperands(code), frame.ifHolds, frame.ifNot));
                continue;
            }
            if (code >= 0) {
                entry = leaves.get(code);
                entry.link(frame.ifHolds, frame.ifNot);
            } else {
                entry = code == Condition.TRUE ? frame.ifHolds : frame.ifNot;
            }
            frame.linked(entry);
            while (frame.left == 0 && open.size() > 1) {
                open.pop();
                frame = open.element();
                frame.linked(entry);
            }
        }
        return new Condition(leaves.toArray(ARRAY), entry, postfix.toArray(), required.toArray(ARRAY));
    }
}
