// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.index;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.internal.slot.PagedArray;
import io.calico4j.internal.slot.SlotIds;
import io.calico4j.internal.slot.SlotLookup;
import io.calico4j.internal.slot.SlotTable;
import io.calico4j.internal.slot.Slots;
import java.util.Objects;

/**
 * What uses the queries of a {@link LabelIndex}: selectors or member sets with ids of their own, each at a slot and with one
 * query, which several may share.
 *
 * @param <S> the ids of the users
 */
public final class QueryUsers<S extends Comparable<? super S>> {
    private final SlotIds<S> ids = new SlotIds<>();
    private final Slots slots = new Slots();
    private final PagedArray<Integer> queries = new PagedArray<>();
    private final SlotTable users = new SlotTable();

    /** Returns the slot of a user, or -1. */
    public int slotOf(S id) {
        return ids.slotOf(id);
    }

    /** Returns the id of the user at a slot. */
    public S idAt(int slot) {
        return ids.at(slot);
    }

    /** Returns the id of the user at a slot, untouched; see {@link PagedArray#raw}. */
    public Object rawIdAt(int slot) {
        return ids.rawAt(slot);
    }

    /** Returns the query of the user at a slot. */
    public int queryOf(int slot) {
        return Objects.requireNonNull(queries.get(slot));
    }

    /** Returns how many use a query. */
    public int count(int query) {
        return users.size(query);
    }

    /** Returns the slot of a user of a query, by ascending slot. */
    public int get(int query, int index) {
        return users.get(query, index);
    }

    /** Adds a user and returns its slot. */
    @CanIgnoreReturnValue
    public int add(S id, int query) {
        int slot = slots.take();
        ids.put(id, slot);
        queries.set(slot, query);
        users.add(query, slot);
        return slot;
    }

    /** Gives a user another query. */
    public void move(int slot, int query) {
        users.remove(queryOf(slot), slot);
        queries.set(slot, query);
        users.add(query, slot);
    }

    /** Forgets a user. */
    public void remove(int slot) {
        users.remove(queryOf(slot), slot);
        queries.set(slot, null);
        ids.remove(slot);
        slots.give(slot);
    }

    /** Tells whether nothing is left. */
    public boolean isEmpty() {
        return ids.isEmpty() && slots.inUse() == 0;
    }

    /** Returns the relation between these users and endpoints as it is now. */
    public <E extends Comparable<? super E>> RelationView<S, E> view(LabelIndex index, SlotLookup<E> endpoints) {
        return new RelationView<>(
                index.matches().snapshot(), endpoints, ids.lookup(), queries.snapshot(), users.snapshot());
    }
}
