// SPDX-License-Identifier: Apache-2.0
package io.calico4j.index;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The relation of a {@link MatchIndex} at one moment.
 *
 * <p>Immutable and safe for any number of threads; shares everything with its index that has not changed since.
 *
 * <p>Complexity: the first look-up by id after ids came or went costs {@code O(ids)}, the first {@link #endpointsOf} of a view
 * {@code O(pairs)}; after that a question costs in proportion to its answer.
 *
 * @param <S> the ids of selectors
 * @param <E> the ids of endpoints
 */
public final class MatchView<S extends Comparable<? super S>, E extends Comparable<? super E>> {
    private final SlotTable matches;
    private final SlotLookup<E> endpoints;
    private final SlotLookup<S> selectors;
    private final PagedArray<Integer> queries;
    private final SlotTable users;
    /* Filled by racing threads with equal values. */
    private volatile IntList @Nullable [] byQuery;

    MatchView(
            SlotTable matches,
            SlotLookup<E> endpoints,
            SlotLookup<S> selectors,
            PagedArray<Integer> queries,
            SlotTable users) {
        this.matches = matches;
        this.endpoints = endpoints;
        this.selectors = selectors;
        this.queries = queries;
        this.users = users;
    }

    /** Returns all endpoints, ascending. */
    public List<E> endpoints() {
        return endpoints.all();
    }

    /** Returns all selectors, ascending. */
    public List<S> selectors() {
        return selectors.all();
    }

    /** Tells whether a selector matches an endpoint; false if either is unknown. */
    public boolean matches(S selector, E endpoint) {
        int query = queryOf(selector);
        int slot = endpoints.slotOf(endpoint);
        return query >= 0 && slot >= 0 && matches.contains(slot, query);
    }

    /** Returns the selectors that match an endpoint, ascending; none if it is unknown. */
    public List<S> selectorsOf(E endpoint) {
        int slot = endpoints.slotOf(endpoint);
        IntList found = new IntList();
        if (slot >= 0) {
            for (int i = 0; i < matches.size(slot); i++) {
                int query = matches.get(slot, i);
                for (int j = 0; j < users.size(query); j++) {
                    found.add(users.get(query, j));
                }
            }
        }
        return selectors.at(found);
    }

    /** Returns the endpoints that a selector matches, ascending; none if it is unknown. */
    public List<E> endpointsOf(S selector) {
        int query = queryOf(selector);
        return query < 0 ? List.of() : endpoints.at(byQuery()[query]);
    }

    private int queryOf(S selector) {
        int slot = selectors.slotOf(selector);
        Integer query = slot < 0 ? null : queries.get(slot);
        return query == null ? -1 : query;
    }

    private IntList[] byQuery() {
        IntList[] known = byQuery;
        if (known == null) {
            known = new IntList[users.length()];
            for (int query = 0; query < known.length; query++) {
                known[query] = new IntList();
            }
            for (int slot = 0; slot < matches.length(); slot++) {
                for (int i = 0; i < matches.size(slot); i++) {
                    known[matches.get(slot, i)].add(slot);
                }
            }
            byQuery = known;
        }
        return known;
    }
}
