// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The walks over selector trees, with explicit stacks. */
final class SelectorWalk {
    private SelectorWalk() {}

    private static final class Frame<T> {
        final Selector node;
        final List<T> done;

        Frame(Selector node, int operands) {
            this.node = node;
            this.done = new ArrayList<>(operands);
        }
    }

    static <T> T fold(Selector root, SelectorFold<T> fold) {
        ArrayDeque<Frame<T>> open = new ArrayDeque<>();
        Selector node = root;
        while (true) {
            T value;
            if (node instanceof Negation negation) {
                open.push(new Frame<>(negation, 1));
                node = negation.operand();
                continue;
            } else if (node instanceof Junction junction) {
                open.push(new Frame<>(junction, junction.nodes.length));
                node = junction.nodes[0];
                continue;
            } else if (node instanceof LabelTerm term) {
                value = fold.term(term);
            } else {
                value = fold.everything((Everything) node);
            }
            while (true) {
                Frame<T> frame = open.peek();
                if (frame == null) {
                    return value;
                }
                if (frame.node instanceof Junction junction) {
                    frame.done.add(value);
                    int next = frame.done.size();
                    if (next < junction.nodes.length) {
                        node = junction.nodes[next];
                        break;
                    }
                    value = fold.junction(junction, frame.done);
                } else {
                    value = fold.negation((Negation) frame.node, value);
                }
                open.pop();
            }
        }
    }

    /** Calls an action with each leaf, left to right. */
    static void leaves(Selector root, Consumer<? super Selector> action) {
        ArrayDeque<Selector> waiting = new ArrayDeque<>();
        waiting.push(root);
        while (!waiting.isEmpty()) {
            Selector node = waiting.pop();
            if (node instanceof Negation negation) {
                waiting.push(negation.operand());
            } else if (node instanceof Junction junction) {
                for (int i = junction.nodes.length - 1; i >= 0; i--) {
                    waiting.push(junction.nodes[i]);
                }
            } else {
                action.accept(node);
            }
        }
    }
}
