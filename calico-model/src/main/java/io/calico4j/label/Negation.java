// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

/** A selector that is true where its operand is not. */
public final class Negation extends Selector {
    static final Negation NOTHING = new Negation(Everything.ALL);

    private final Selector operand;

    Negation(Selector operand) {
        this.operand = operand;
    }

    /** Returns the selector that is negated; a negation itself where the text had {@code !(!x)}. */
    public Selector operand() {
        return operand;
    }

    /** Returns {@link SelectorType#NOT}. */
    @Override
    public SelectorType type() {
        return SelectorType.NOT;
    }
}
