// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.index;

import io.calico4j.internal.slot.SlotSet;

/** A name with a value: one object for each pair in use, compared by identity. */
final class Label extends Key {
    final LabelName name;
    final String value;

    /** The endpoints with this label of their own. */
    final SlotSet endpoints = new SlotSet();

    /** The parents with this label. */
    private SlotSet parents = SlotSet.EMPTY;

    /** The queries that compare the name with this value. */
    private QueryList mentions = QueryList.EMPTY;

    Label(LabelName name, String value) {
        this.name = name;
        this.value = value;
    }

    @Override
    LabelName keyName() {
        return name;
    }

    SlotSet parents() {
        return parents;
    }

    void addParent(int slot) {
        parents = parents.opened();
        parents.add(slot);
    }

    QueryList mentions() {
        return mentions;
    }

    /** Returns the mentions for adding to them. */
    QueryList openMentions() {
        mentions = mentions.opened();
        return mentions;
    }

    boolean isUnused() {
        return endpoints.isEmpty() && parents.isEmpty() && mentions.isEmpty();
    }
}
