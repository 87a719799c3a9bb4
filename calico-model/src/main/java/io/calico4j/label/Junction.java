// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import java.util.List;

/** A chain of at least two operands, all joined by {@code &&} or all by {@code ||}. */
public final class Junction extends Selector {
    /** Not to be modified. */
    final Selector[] nodes;

    private final SelectorType type;

    Junction(SelectorType type, Selector[] nodes) {
        this.type = type;
        this.nodes = nodes;
    }

    /** Returns {@link SelectorType#AND} or {@link SelectorType#OR}. */
    @Override
    public SelectorType type() {
        return type;
    }

    /** Returns the operands in text order. */
    public List<Selector> operands() {
        return List.of(nodes);
    }
}
