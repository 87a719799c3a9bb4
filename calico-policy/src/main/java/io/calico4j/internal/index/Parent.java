// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.index;

import io.calico4j.internal.slot.SlotSet;

/** A parent of endpoints: in use while it has labels or an endpoint names it. */
final class Parent {
    final String id;
    final int slot;
    /** The endpoints that name it. */
    final SlotSet children = new SlotSet();

    /** Its labels; no parents of its own. */
    Row row = Row.EMPTY;

    Parent(String id, int slot) {
        this.id = id;
        this.slot = slot;
    }

    boolean isUnused() {
        return children.isEmpty() && row.shape.size() == 0;
    }
}
