// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.select;

import io.calico4j.cluster.InheritedLabels;
import io.calico4j.label.Everything;
import io.calico4j.label.Junction;
import io.calico4j.label.LabelTerm;
import io.calico4j.label.Negation;
import io.calico4j.label.Selector;
import io.calico4j.label.SelectorFold;
import io.calico4j.label.SelectorType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Why a selector, or a part of one, does or doesn't match a member.
 *
 * @param part the part: a term as text, or what holds its parts together
 * @param holds whether it is true of the member
 * @param value the label's value, if the part is a term and the member has the label
 * @param origin where the member has the label from; empty if it has none or the part is no term
 * @param parts the reasons of the parts
 */
record Reason(String part, boolean holds, Optional<String> value, String origin, List<Reason> parts) {

    /** Explains a selector's answer about a member. */
    static Reason of(Selector selector, Member member, InheritedLabels inherited) {
        return selector.fold(new SelectorFold<Reason>() {
            @Override
            public Reason everything(Everything node) {
                return new Reason(node.type().symbol(), true, Optional.empty(), "", List.of());
            }

            @Override
            public Reason term(LabelTerm node) {
                Optional<String> value = member.seen().get(node.label());
                String origin = member.endpoint().labels().has(node.label())
                        ? "own label"
                        : inherited
                                .origin(member.endpoint(), node.label())
                                .map(source -> InheritedLabels.describe(source.profile()))
                                .orElse("");
                return new Reason(node.canonical(), node.accepts(value.orElse(null)), value, origin, List.of());
            }

            @Override
            public Reason negation(Negation node, Reason operand) {
                return new Reason("not", !operand.holds, Optional.empty(), "", List.of(operand));
            }

            @Override
            public Reason junction(Junction node, List<Reason> operands) {
                boolean all = node.type() == SelectorType.AND;
                boolean holds = all
                        ? operands.stream().allMatch(Reason::holds)
                        : operands.stream().anyMatch(Reason::holds);
                return new Reason(all ? "all of" : "any of", holds, Optional.empty(), "", List.copyOf(operands));
            }
        });
    }

    /**
     * A reason and its place in the tree.
     *
     * @param depth how many parts it is inside of
     * @param reason the reason
     */
    record Step(int depth, Reason reason) {}

    /** Returns this reason and those of all parts, each before its parts. */
    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        Deque<Step> waiting = new ArrayDeque<>();
        waiting.push(new Step(0, this));
        while (!waiting.isEmpty()) {
            Step step = waiting.pop();
            steps.add(step);
            List<Reason> inside = step.reason().parts();
            for (int i = inside.size() - 1; i >= 0; i--) {
                waiting.push(new Step(step.depth() + 1, inside.get(i)));
            }
        }
        return steps;
    }
}
