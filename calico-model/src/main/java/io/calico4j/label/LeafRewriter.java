// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import java.util.List;
import java.util.function.Function;

/** Replaces leaves and rebuilds only what stands above a replaced one. */
@SuppressWarnings("ReferenceEquality") // identity tells that nothing was replaced, at no cost
final class LeafRewriter implements SelectorFold<Selector> {
    private final Function<? super Selector, ? extends Selector> function;

    LeafRewriter(Function<? super Selector, ? extends Selector> function) {
        this.function = function;
    }

    @Override
    public Selector everything(Everything node) {
        return function.apply(node);
    }

    @Override
    public Selector term(LabelTerm node) {
        return function.apply(node);
    }

    @Override
    public Selector negation(Negation node, Selector operand) {
        return operand == node.operand() ? node : new Negation(operand);
    }

    @Override
    public Selector junction(Junction node, List<Selector> operands) {
        for (int i = 0; i < node.nodes.length; i++) {
            if (operands.get(i) != node.nodes[i]) {
                return new Junction(node.type(), operands.toArray(Selector[]::new));
            }
        }
        return node;
    }
}
