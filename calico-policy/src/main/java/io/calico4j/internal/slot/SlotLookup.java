// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.slot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ids at slots, and the way back, which is built when it is first asked for. Safe for any number of threads. */
public final class SlotLookup<T extends Comparable<? super T>> {
    private final PagedArray<T> ids;
    /* Filled by racing threads with equal values. */
    private volatile @Nullable Map<T, Integer> slots;

    public SlotLookup(PagedArray<T> ids) {
        this.ids = ids;
    }

    /** Returns the slot of an id, or -1. */
    public int slotOf(T id) {
        Integer slot = slots().get(id);
        return slot == null ? -1 : slot;
    }

    /** Returns all ids, ascending. */
    public List<T> all() {
        List<T> all = new ArrayList<>(slots().keySet());
        Collections.sort(all);
        return Collections.unmodifiableList(all);
    }

    /** Returns the ids at some slots, ascending. */
    public List<T> at(IntList wanted) {
        List<T> found = new ArrayList<>(wanted.size());
        for (int i = 0; i < wanted.size(); i++) {
            T id = ids.get(wanted.get(i));
            if (id != null) {
                found.add(id);
            }
        }
        Collections.sort(found);
        return Collections.unmodifiableList(found);
    }

    private Map<T, Integer> slots() {
        Map<T, Integer> known = slots;
        if (known == null) {
            known = new HashMap<>();
            for (int slot = 0; slot < ids.length(); slot++) {
                T id = ids.get(slot);
                if (id != null) {
                    known.put(id, slot);
                }
            }
            slots = known;
        }
        return known;
    }
}
