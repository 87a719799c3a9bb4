// SPDX-License-Identifier: Apache-2.0
package io.calico4j.index;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.label.Labels;
import io.calico4j.label.Selector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
    private final Map<E, Integer> endpointSlots = new HashMap<>();
    private final Map<S, Integer> selectorSlots = new HashMap<>();
    private final PagedArray<E> endpoints = new PagedArray<>();
    private final Slots slots = new Slots();
    private final PagedArray<S> selectors = new PagedArray<>();
    /** The query that each selector uses. */
    private final PagedArray<Integer> queries = new PagedArray<>();
    /** The selectors that use each query. */
    private final SlotTable users = new SlotTable();

    private final IntList slotsBefore = new IntList();
    private final IntList slotsAfter = new IntList();
    private @Nullable SlotLookup<E> endpointLookup;
    private @Nullable SlotLookup<S> selectorLookup;

    private MatchIndex() {}

    /** Returns an empty index. */
    public static <S extends Comparable<? super S>, E extends Comparable<? super E>> MatchIndex<S, E> create() {
        return new MatchIndex<>();
    }

    /**
     * Creates or replaces an endpoint.
     *
     * @param labels its own labels
     * @param parents the ids of its parents, the first one first
     */
    @CanIgnoreReturnValue
    public MatchChanges<S, E> updateEndpoint(E id, Labels labels, List<String> parents) {
        Integer known = endpointSlots.get(Objects.requireNonNull(id, "id"));
        if (known != null) {
            index.updateEndpoint(known, labels, parents);
        } else {
            int slot = index.addEndpoint(labels, parents);
            endpointSlots.put(id, slot);
            endpoints.set(slot, id);
            endpointLookup = null;
        }
        return changes();
    }

    /** Deletes an endpoint; all its matches stop. */
    @CanIgnoreReturnValue
    public MatchChanges<S, E> deleteEndpoint(E id) {
        Integer slot = endpointSlots.remove(id);
        if (slot == null) {
            return MatchChanges.none();
        }
        index.removeEndpoint(slot);
        MatchChanges<S, E> changes = changes();
        endpoints.set(slot, null);
        endpointLookup = null;
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
        Integer known = selectorSlots.get(Objects.requireNonNull(id, "id"));
        if (known != null && queryOf(known) == index.find(Objects.requireNonNull(selector, "selector"))) {
            return MatchChanges.none();
        }
        int query = index.attach(selector, slotsAfter);
        slotsBefore.clear();
        int slot = known != null ? known : slots.take();
        if (known != null) {
            index.detach(queryOf(slot), slotsBefore);
            users.remove(queryOf(slot), slot);
        } else {
            selectorSlots.put(id, slot);
        }
        selectors.set(slot, id);
        queries.set(slot, query);
        users.add(query, slot);
        selectorLookup = null;
        return difference(id);
    }

    /** Deletes a selector; all its matches stop. */
    @CanIgnoreReturnValue
    public MatchChanges<S, E> deleteSelector(S id) {
        Integer slot = selectorSlots.remove(id);
        if (slot == null) {
            return MatchChanges.none();
        }
        int query = queryOf(slot);
        index.detach(query, slotsBefore);
        slotsAfter.clear();
        users.remove(query, slot);
        selectors.set(slot, null);
        queries.set(slot, null);
        slots.give(slot);
        selectorLookup = null;
        return difference(id);
    }

    private int queryOf(int slot) {
        return Objects.requireNonNull(queries.get(slot));
    }

    private MatchChanges<S, E> changes() {
        return MatchChanges.of(
                pairs(index.events().started()), pairs(index.events().stopped()));
    }

    private Pairs<S, E> pairs(LongList events) {
        Pairs<S, E> pairs = new Pairs<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            Object endpoint = idAt(endpoints, Events.endpoint(events.get(i)));
            int query = Events.query(events.get(i));
            for (int j = 0; j < users.size(query); j++) {
                pairs.addRaw(idAt(selectors, users.get(query, j)), endpoint);
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
                started.addRaw(id, idAt(endpoints, slotsAfter.get(a++)));
            }
            if (a < slotsAfter.size() && slotsAfter.get(a) == slot) {
                a++;
            } else {
                stopped.addRaw(id, idAt(endpoints, slot));
            }
        }
        while (a < slotsAfter.size()) {
            started.addRaw(id, idAt(endpoints, slotsAfter.get(a++)));
        }
        return MatchChanges.of(started, stopped);
    }

    private static Object idAt(PagedArray<?> ids, int slot) {
        return Objects.requireNonNull(ids.raw(slot));
    }

    /** Returns the selectors that match an endpoint, ascending; none if it is unknown. */
    public List<S> selectorsOf(E endpoint) {
        Integer slot = endpointSlots.get(endpoint);
        List<S> found = new ArrayList<>();
        if (slot != null) {
            for (int i = 0; i < index.matches().size(slot); i++) {
                int query = index.matches().get(slot, i);
                for (int j = 0; j < users.size(query); j++) {
                    found.add(Objects.requireNonNull(selectors.get(users.get(query, j))));
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
        Integer slot = selectorSlots.get(selector);
        List<E> found = new ArrayList<>();
        if (slot != null) {
            slotsAfter.clear();
            index.endpointsOf(queryOf(slot), slotsAfter);
            for (int i = 0; i < slotsAfter.size(); i++) {
                found.add(Objects.requireNonNull(endpoints.get(slotsAfter.get(i))));
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
        if (endpointLookup == null) {
            endpointLookup = new SlotLookup<>(endpoints.snapshot());
        }
        if (selectorLookup == null) {
            selectorLookup = new SlotLookup<>(selectors.snapshot());
        }
        return new MatchView<>(
                index.matches().snapshot(), endpointLookup, selectorLookup, queries.snapshot(), users.snapshot());
    }

    /** Tells whether nothing is left of all that was ever put in. */
    boolean isEmpty() {
        return index.isEmpty() && endpointSlots.isEmpty() && selectorSlots.isEmpty() && slots.inUse() == 0;
    }
}
