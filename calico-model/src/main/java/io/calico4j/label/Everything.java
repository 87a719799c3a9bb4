// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

/** A function without argument that is true of everything: {@code all()} or {@code global()}. */
public final class Everything extends Selector {
    static final Everything ALL = new Everything(SelectorType.ALL);
    static final Everything GLOBAL = new Everything(SelectorType.GLOBAL);

    private final SelectorType type;

    private Everything(SelectorType type) {
        this.type = type;
    }

    /** Returns {@link SelectorType#ALL} or {@link SelectorType#GLOBAL}. */
    @Override
    public SelectorType type() {
        return type;
    }
}
