// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label.logic;

import io.calico4j.label.Everything;
import io.calico4j.label.Junction;
import io.calico4j.label.LabelTerm;
import io.calico4j.label.Negation;
import io.calico4j.label.Selector;
import io.calico4j.label.SelectorFold;
import java.util.Collections;
import java.util.List;

/** How many levels of nodes a selector has. */
final class DepthFold implements SelectorFold<Integer> {
    /** Deeper selectors were not written by people; comparing their parts as texts would cost as much memory as all of them. */
    private static final int MAX_DEPTH = 100;

    private DepthFold() {}

    /** Tells whether a selector is so deep that only its leaves are looked at. */
    static boolean isTooDeep(Selector selector) {
        return selector.fold(new DepthFold()) > MAX_DEPTH;
    }

    @Override
    public Integer everything(Everything node) {
        return 1;
    }

    @Override
    public Integer term(LabelTerm node) {
        return 1;
    }

    @Override
    public Integer negation(Negation node, Integer operand) {
        return operand + 1;
    }

    @Override
    public Integer junction(Junction node, List<Integer> operands) {
        return Collections.max(operands) + 1;
    }
}
