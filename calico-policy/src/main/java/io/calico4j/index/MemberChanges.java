// SPDX-License-Identifier: Apache-2.0
package io.calico4j.index;

import io.calico4j.internal.slot.Balance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The difference that one call made to the sets of a {@link MemberIndex}: each member of a set at most once, in one of the
 * lists.
 *
 * <p>Immutable. The same history of calls gives the same lists in the same order.
 *
 * @param <S> the ids of sets
 */
public final class MemberChanges<S> {
    private static final MemberChanges<?> NONE = new MemberChanges<>(List.of(), List.of());

    private final List<MemberChange<S>> added;
    private final List<MemberChange<S>> removed;

    private MemberChanges(List<MemberChange<S>> added, List<MemberChange<S>> removed) {
        this.added = added;
        this.removed = removed;
    }

    @SuppressWarnings("unchecked") // it holds no element of any type
    static <S> MemberChanges<S> none() {
        return (MemberChanges<S>) NONE;
    }

    static <S> MemberChanges<S> of(List<MemberChange<S>> added, List<MemberChange<S>> removed) {
        return added.isEmpty() && removed.isEmpty() ? none() : new MemberChanges<>(added, removed);
    }

    /** Returns the members that are there now and were not before. */
    public List<MemberChange<S>> added() {
        return added;
    }

    /** Returns the members that were there before and are not any more. */
    public List<MemberChange<S>> removed() {
        return removed;
    }

    /** Tells whether nothing changed. */
    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty();
    }

    /**
     * Returns the net difference of changes made one after the other: what is added and removed again appears in neither list.
     *
     * <p>Complexity: linear in the number of changes.
     *
     * @param batch the answers of consecutive calls, in order
     */
    public static <S> MemberChanges<S> net(List<MemberChanges<S>> batch) {
        Balance<MemberChange<S>> balance = new Balance<>();
        for (MemberChanges<S> changes : batch) {
            changes.removed.forEach(balance::minus);
            changes.added.forEach(balance::plus);
        }
        return of(balance.came(), balance.went());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MemberChanges<?> changes
                && added.equals(changes.added)
                && removed.equals(changes.removed);
    }

    @Override
    public int hashCode() {
        return 31 * added.hashCode() + removed.hashCode();
    }

    @Override
    public String toString() {
        return "added " + added + ", removed " + removed;
    }
}
