// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

/** What a node of a selector is: its operator, or the function it calls. */
public enum SelectorType {
    /** {@code all()}: true of everything. */
    ALL("all()"),
    /** {@code global()}: true of everything; where a rule's namespace selector holds it, it means "in no namespace". */
    GLOBAL("global()"),
    /** {@code has(label)}. */
    HAS("has"),
    /** {@code label == "value"}. */
    EQUALS("=="),
    /** {@code label != "value"}: also true where the label is absent. */
    NOT_EQUALS("!="),
    /** {@code label in {"a", "b"}}. */
    IN("in"),
    /** {@code label not in {"a", "b"}}: also true where the label is absent. */
    NOT_IN("not in"),
    /** {@code label contains "part"}. */
    CONTAINS("contains"),
    /** {@code label starts with "prefix"}. */
    STARTS_WITH("starts with"),
    /** {@code label ends with "suffix"}. */
    ENDS_WITH("ends with"),
    /** {@code !operand}. */
    NOT("!"),
    /** {@code (a && b && c)}. */
    AND("&&"),
    /** {@code (a || b || c)}. */
    OR("||");

    private final String symbol;

    SelectorType(String symbol) {
        this.symbol = symbol;
    }

    /** Returns the operator or function as canonical text writes it. */
    public String symbol() {
        return symbol;
    }

    /** Tells whether nodes of this type test one label against exactly one value. */
    boolean takesOneValue() {
        return this == EQUALS || this == NOT_EQUALS || this == CONTAINS || this == STARTS_WITH || this == ENDS_WITH;
    }

    /** Tells whether nodes of this type test one label against a set of values. */
    boolean takesSet() {
        return this == IN || this == NOT_IN;
    }
}
