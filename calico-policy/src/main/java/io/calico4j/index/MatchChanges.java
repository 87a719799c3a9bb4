// SPDX-License-Identifier: Apache-2.0
package io.calico4j.index;

import io.calico4j.internal.slot.Balance;
import io.calico4j.internal.slot.Pairs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The difference that one call made to the relation of a {@link MatchIndex}: each pair at most once, in one of the lists.
 *
 * <p>Immutable. The same history of calls gives the same lists in the same order.
 *
 * @param <S> the ids of selectors
 * @param <E> the ids of endpoints
 */
public final class MatchChanges<S, E> {
    private static final MatchChanges<?, ?> NONE = new MatchChanges<>(List.of(), List.of());

    private final List<Match<S, E>> started;
    private final List<Match<S, E>> stopped;

    private MatchChanges(List<Match<S, E>> started, List<Match<S, E>> stopped) {
        this.started = started;
        this.stopped = stopped;
    }

    @SuppressWarnings("unchecked") // it holds no element of any type
    static <S, E> MatchChanges<S, E> none() {
        return (MatchChanges<S, E>) NONE;
    }

    static <S, E> MatchChanges<S, E> of(Pairs<S, E> started, Pairs<S, E> stopped) {
        return of(started.asList(Match<S, E>::new), stopped.asList(Match<S, E>::new));
    }

    private static <S, E> MatchChanges<S, E> of(List<Match<S, E>> started, List<Match<S, E>> stopped) {
        return started.isEmpty() && stopped.isEmpty() ? none() : new MatchChanges<>(started, stopped);
    }

    /** Returns the pairs that match now and did not before. */
    public List<Match<S, E>> started() {
        return started;
    }

    /** Returns the pairs that matched before and do not any more. */
    public List<Match<S, E>> stopped() {
        return stopped;
    }

    /** Tells whether nothing changed. */
    public boolean isEmpty() {
        return started.isEmpty() && stopped.isEmpty();
    }

    /**
     * Returns the net difference of changes made one after the other: what starts and stops again appears in neither list.
     *
     * <p>Complexity: linear in the number of pairs.
     *
     * @param batch the answers of consecutive calls, in order
     */
    public static <S, E> MatchChanges<S, E> net(List<MatchChanges<S, E>> batch) {
        Balance<Match<S, E>> balance = new Balance<>();
        for (MatchChanges<S, E> changes : batch) {
            changes.stopped.forEach(balance::minus);
            changes.started.forEach(balance::plus);
        }
        return of(balance.came(), balance.went());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MatchChanges<?, ?> changes
                && started.equals(changes.started)
                && stopped.equals(changes.stopped);
    }

    @Override
    public int hashCode() {
        return 31 * started.hashCode() + stopped.hashCode();
    }

    @Override
    public String toString() {
        return "started " + started + ", stopped " + stopped;
    }
}
