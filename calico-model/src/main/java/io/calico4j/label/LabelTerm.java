// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import io.calico4j.internal.text.CodePointOrder;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition on one label: {@code has}, a comparison with one value, or membership in a set of values. */
public final class LabelTerm extends Selector {
    static final String[] NO_VALUES = {};
    private static final int SCANNED = 8;

    private final SelectorType type;
    private final String label;
    /** One value for a comparison; ascending and distinct for a set; none for {@code has}. Not to be modified. */
    final String[] operands;

    LabelTerm(SelectorType type, String label, String[] operands) {
        this.type = type;
        this.label = label;
        this.operands = operands;
    }

    static LabelTerm checked(SelectorType type, String label, String... values) {
        if (!Syntax.isLabel(label)) {
            throw new IllegalArgumentException("\"" + label + "\" is no label name: 1 to " + Syntax.MAX_LABEL
                    + " characters of a-z A-Z 0-9 _ . / - expected");
        }
        for (String value : values) {
            if (value.indexOf('"') >= 0 && value.indexOf('\'') >= 0) {
                throw new IllegalArgumentException(
                        "value <" + value + "> holds both kinds of quotes, which no selector can write");
            }
        }
        return new LabelTerm(type, label, type.takesSet() ? sortedSet(values.clone()) : values.clone());
    }

    /** Sorts in place by code point and returns the array without duplicates. */
    static String[] sortedSet(String[] values) {
        if (values.length < 2) {
            return values;
        }
        boolean ascending = true;
        for (int i = 1; ascending && i < values.length; i++) {
            ascending = CodePointOrder.compare(values[i - 1], values[i]) < 0;
        }
        if (ascending) {
            return values;
        }
        Arrays.sort(values, CodePointOrder.COMPARATOR);
        int kept = 1;
        for (int i = 1; i < values.length; i++) {
            if (!values[i].equals(values[kept - 1])) {
                values[kept++] = values[i];
            }
        }
        return kept == values.length ? values : Arrays.copyOf(values, kept);
    }

    /** Returns the operator; never that of {@link Everything}, {@link Negation} or {@link Junction}. */
    @Override
    public SelectorType type() {
        return type;
    }

    /** Returns the name of the label that is tested. */
    public String label() {
        return label;
    }

    /** Returns the values: none for {@code has}, one for a comparison; ascending by code point and distinct for a set. */
    public List<String> values() {
        return List.of(operands);
    }

    /**
     * Tells whether this condition holds.
     *
     * @param value the label's value, or null if the label is absent
     */
    public boolean accepts(@Nullable String value) {
        if (value == null) {
            return type == SelectorType.NOT_EQUALS || type == SelectorType.NOT_IN;
        }
        return switch (type) {
            case EQUALS -> value.equals(operands[0]);
            case NOT_EQUALS -> !value.equals(operands[0]);
            case IN -> isMember(value);
            case NOT_IN -> !isMember(value);
            case CONTAINS -> value.contains(operands[0]);
            case STARTS_WITH -> value.startsWith(operands[0]);
            case ENDS_WITH -> value.endsWith(operands[0]);
            default -> true;
        };
    }

    private boolean isMember(String value) {
        if (operands.length > SCANNED) {
            return Arrays.binarySearch(operands, value, CodePointOrder.COMPARATOR) >= 0;
        }
        for (String operand : operands) {
            if (operand.equals(value)) {
                return true;
            }
        }
        return false;
    }

    LabelTerm withLabel(String name) {
        return new LabelTerm(type, name, operands);
    }
}
