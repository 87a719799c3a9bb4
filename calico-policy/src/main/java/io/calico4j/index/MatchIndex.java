// SPDX-License-Identifier: Apache-2.0
package io.calico4j.index;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.internal.index.Events;
import io.calico4j.internal.index.LabelIndex;
import io.calico4j.internal.index.QueryUsers;
import io.calico4j.internal.slot.IntList;
import io.calico4j.internal.slot.LongList;
import io.calico4j.internal.slot.Pairs;
import io.calico4j.internal.slot.SlotIds;
import io.calico4j.label.Labels;
import io.calico4j.label.Selector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * The relation "selector matches endpoint", kept up to date while selectors, endpoints and parents come, change and go.
 *
 * <p>An endpoint has labels of its own and an ordered list of parents (profiles); a label that it lacks it inherits from the
 * first parent that has one of that name. Parents need not exist: without labels they contribute nothing. A parent named
 * twice counts where it stands first.
 *
 * <p>Every change answers the pairs that it started and stopped. An update is total: it replaces what was there under the id,
 * and repeating it changes nothing. Deleting what is not there does nothing. Two ids with equal selectors are independent.
 *
 * <p>Complexity: adding a selector costs in proportion to the carriers of the rarest labels that a match must have; changing
 * an endpoint to the selectors that mention a label it gained or lost, or stand under a key it carries; changing a parent to
 * the smaller of its endpoints and the candidates of the selectors that mention what changed. Memory is proportional to
 * labels, selectors and matching pairs; nothing is kept of what was deleted.
 *
 * <p>Confined to one thread; {@link #view()} gives what others may read.
 *
 * <p>Authority: Calico v3.32, felix/labelindex/label_inheritance_index.go.
 *
 * @param <S> the ids of selectors; ordered lists of them follow their natural order
 * @param <E> the ids of endpoints; ordered lists of them follow their natural order
 */
public final class MatchIndex<S extends Comparable<? super S>, E extends Comparable<? super E>> {
    private final LabelIndex index = new LabelIndex();
    private final SlotIds<E> endpoints = new SlotIds<>();
    private final QueryUsers<S> selectors = new QueryUsers<>();

    private final IntList slotsBefore = new IntList();
    private final IntList slotsAfter = new IntList();

    private MatchIndex() {}

    /** Returns an empty index. */
    public static <S extends Comparable<? super S>, E extends Comparable<? super E>> MatchIndex<S, E> create() {
        return new MatchIndex<>();
    }

    /** Creates or replaces an endpoint; its addresses and ports do not matter here. */
    @CanIgnoreReturnValue
    public MatchChanges<S, E> updateEndpoint(E id, IndexedEndpoint endpoint) {
        return updateEndpoint(id, endpoint.labels(), endpoint.parents());
    }

    /**
     * Creates or replaces an endpoint.
     *
     * @param labels its own labels
     * @param parents the ids of its parents, the first one first
     */
    @CanIgnoreReturnValue
    public MatchChanges<S, E> updateEndpoint(E id, Labels labels, List<String> parents) {
        int slot = endpoints.slotOf(id);
        if (slot >= 0) {
            index.updateEndpoint(slot, labels, parents);
        } else {
            endpoints.put(id, index.addEndpoint(labels, parents));
        }
        return changes();
    }

    /** Deletes an endpoint; all its matches stop. */
    @CanIgnoreReturnValue
    public MatchChanges<S, E> deleteEndpoint(E id) {
        int slot = endpoints.slotOf(id);
        if (slot < 0) {
            return MatchChanges.none();
        }
        index.removeEndpoint(slot);
        MatchChanges<S, E> changes = changes();
        endpoints.remove(slot);
        return changes;
    }

    /** Creates or replaces the labels of a parent. */
    @CanIgnoreReturnValue
    public MatchChanges<S, E> updateParent(String id, Labels labels) {
        index.updateParent(id, labels);
        return changes();
    }

    /** Deletes the labels of a parent; endpoints that name it get them back when it comes back. */
    @CanIgnoreReturnValue
    public MatchChanges<S, E> deleteParent(String id) {
        return updateParent(id, Labels.empty());
    }

    /** Creates or replaces a selector; matches that stay are not reported. */
    @CanIgnoreReturnValue
    public MatchChanges<S, E> updateSelector(S id, Selector selector) {
        int slot = selectors.slotOf(id);
        if (slot >= 0 && selectors.queryOf(slot) == index.find(Objects.requireNonNull(selector, "selector"))) {
            return MatchChanges.none();
        }
        int query = index.attach(selector, slotsAfter);
        slotsBefore.clear();
        if (slot >= 0) {
            index.detach(selectors.queryOf(slot), slotsBefore);
            selectors.move(slot, query);
        } else {
            selectors.add(id, query);
        }
        return difference(id);
    }

    /** Deletes a selector; all its matches stop. */
    @CanIgnoreReturnValue
    public MatchChanges<S, E> deleteSelector(S id) {
        int slot = selectors.slotOf(id);
        if (slot < 0) {
            return MatchChanges.none();
        }
        index.detach(selectors.queryOf(slot), slotsBefore);
        slotsAfter.clear();
        selectors.remove(slot);
        return difference(id);
    }

    private MatchChanges<S, E> changes() {
        return MatchChanges.of(
                pairs(index.events().started()), pairs(index.events().stopped()));
    }

    private Pairs<S, E> pairs(LongList events) {
        Pairs<S, E> pairs = new Pairs<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            Object endpoint = endpoints.rawAt(Events.endpoint(events.get(i)));
            int query = Events.query(events.get(i));
            for (int j = 0; j < selectors.count(query); j++) {
                pairs.addRaw(selectors.rawIdAt(selectors.get(query, j)), endpoint);
            }
        }
        return pairs;
    }

    /** Tells the difference between {@link #slotsBefore} and {@link #slotsAfter}, both ascending. */
    private MatchChanges<S, E> difference(S id) {
        Pairs<S, E> started = new Pairs<>(slotsBefore.isEmpty() ? slotsAfter.size() : 0);
        Pairs<S, E> stopped = new Pairs<>(slotsAfter.isEmpty() ? slotsBefore.size() : 0);
        int a = 0;
        for (int b = 0; b < slotsBefore.size(); b++) {
            int slot = slotsBefore.get(b);
            while (a < slotsAfter.size() && slotsAfter.get(a) < slot) {
                started.addRaw(id, endpoints.rawAt(slotsAfter.get(a++)));
            }
            if (a < slotsAfter.size() && slotsAfter.get(a) == slot) {
                a++;
            } else {
                stopped.addRaw(id, endpoints.rawAt(slot));
            }
        }
        while (a < slotsAfter.size()) {
            started.addRaw(id, endpoints.rawAt(slotsAfter.get(a++)));
        }
        return MatchChanges.of(started, stopped);
    }

    /** Returns the selectors that match an endpoint, ascending; none if it is unknown. */
    public List<S> selectorsOf(E endpoint) {
        int slot = endpoints.slotOf(endpoint);
        List<S> found = new ArrayList<>();
        if (slot >= 0) {
            for (int i = 0; i < index.matches().size(slot); i++) {
                int query = index.matches().get(slot, i);
                for (int j = 0; j < selectors.count(query); j++) {
                    found.add(selectors.idAt(selectors.get(query, j)));
                }
            }
        }
        Collections.sort(found);
        return Collections.unmodifiableList(found);
    }

    /**
     * Returns the endpoints that a selector matches, ascending; none if it is unknown.
     *
     * <p>Complexity: as that of adding the selector, without an evaluation.
     */
    public List<E> endpointsOf(S selector) {
        int slot = selectors.slotOf(selector);
        List<E> found = new ArrayList<>();
        if (slot >= 0) {
            slotsAfter.clear();
            index.endpointsOf(selectors.queryOf(slot), slotsAfter);
            for (int i = 0; i < slotsAfter.size(); i++) {
                found.add(endpoints.at(slotsAfter.get(i)));
            }
        }
        Collections.sort(found);
        return Collections.unmodifiableList(found);
    }

    /**
     * Returns the relation as it is now, for any thread to read.
     *
     * <p>Complexity: {@code O(endpoints / 128)}; the next changes copy the pages they touch.
     */
    public MatchView<S, E> view() {
        return new MatchView<>(selectors.view(index, endpoints.lookup()));
    }

    /** Tells whether nothing is left of all that was ever put in. */
    boolean isEmpty() {
        return index.isEmpty() && endpoints.isEmpty() && selectors.isEmpty();
    }
}
