// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import java.util.List;

/**
 * A computation over a selector from the leaves up; see {@link Selector#fold}.
 *
 * @param <T> what is computed for each node
 */
public interface SelectorFold<T> {
    /** Returns the value of {@code all()} or {@code global()}. */
    T everything(Everything node);

    /** Returns the value of a condition on one label. */
    T term(LabelTerm node);

    /** Returns the value of a negation, given that of its operand. */
    T negation(Negation node, T operand);

    /** Returns the value of a chain, given those of its operands in order; the list may be kept. */
    T junction(Junction node, List<T> operands);
}
