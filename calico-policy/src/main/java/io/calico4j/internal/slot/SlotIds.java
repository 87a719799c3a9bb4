// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.slot;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The ids of the things at slots, both ways, and what a view may keep of them. */
public final class SlotIds<T extends Comparable<? super T>> {
    private final Map<T, Integer> slots = new HashMap<>();
    private final PagedArray<T> ids = new PagedArray<>();
    private @Nullable SlotLookup<T> lookup;

    /** Returns the slot of an id, or -1. */
    public int slotOf(T id) {
        Integer slot = slots.get(Objects.requireNonNull(id, "id"));
        return slot == null ? -1 : slot;
    }

    /** Returns the id at a slot that has one. */
    public T at(int slot) {
        return Objects.requireNonNull(ids.get(slot));
    }

    /** Returns the same as {@link #at}, untouched; see {@link PagedArray#raw}. */
    public Object rawAt(int slot) {
        return Objects.requireNonNull(ids.raw(slot));
    }

    /** Gives an id its slot. */
    public void put(T id, int slot) {
        slots.put(id, slot);
        ids.set(slot, id);
        lookup = null;
    }

    /** Forgets the id at a slot. */
    public void remove(int slot) {
        slots.remove(at(slot));
        ids.set(slot, null);
        lookup = null;
    }

    /** Tells whether there are no ids. */
    public boolean isEmpty() {
        return slots.isEmpty();
    }

    /** Returns the ids as they are now. Complexity: {@code O(ids / 512)}, or {@code O(1)} if nothing changed. */
    public SlotLookup<T> lookup() {
        SlotLookup<T> known = lookup;
        if (known == null) {
            known = new SlotLookup<>(ids.snapshot());
            lookup = known;
        }
        return known;
    }
}
