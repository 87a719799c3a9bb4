// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.index;

import io.calico4j.internal.slot.SlotSet;
import java.util.HashMap;
import java.util.Map;

/** A label name: one object for each in use, compared by identity. */
final class LabelName extends Key {
    final String text;

    /** A small number for hashing; two names in use may share it only after 2^32 names have come and gone. */
    final int serial;

    /** The bit of this name in the masks of queries, 0 if no query ever mentioned it; names may share bits. */
    long bit;

    /** The labels in use. Its order reaches no result. */
    final Map<String, Label> values = new HashMap<>();

    /** The parents with a label of this name. */
    final SlotSet parents = new SlotSet();

    /** The queries that mention this name. */
    final QueryList mentions = new QueryList();

    /** The queries that ask whether the label is there or what its value looks like. */
    final QueryList patterns = new QueryList();

    /** How many endpoints have a label of this name of their own. */
    int owners;

    /** How often queries stand under labels of this name or the name itself. */
    private int keyed;

    /** The union of the masks of all queries that stand there, and maybe of some that stood there. */
    private long reach;

    LabelName(String text, int serial) {
        this.text = text;
        this.serial = serial;
    }

    /** Returns the label with a value, which comes into use with this call. */
    Label label(String value) {
        Label label = values.get(value);
        if (label == null) {
            label = new Label(this, value);
            values.put(value, label);
        }
        return label;
    }

    @Override
    LabelName keyName() {
        return this;
    }

    /** Takes note of a query that now stands under the name or a label of it. */
    void keyed(long mask) {
        keyed++;
        reach |= mask;
    }

    /** Takes note of a query that left the name or a label of it. */
    void unkeyed() {
        keyed--;
        if (keyed == 0) {
            reach = 0;
        }
    }

    /** Tells whether a query that mentions a name of the mask may stand under the name or a label of it. */
    boolean reaches(long mask) {
        return (reach & mask) != 0;
    }

    boolean isUnused() {
        return values.isEmpty() && mentions.isEmpty();
    }
}
