// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.index;

import io.calico4j.internal.slot.IntList;
import io.calico4j.internal.slot.PagedArray;
import io.calico4j.internal.slot.SlotLookup;
import io.calico4j.internal.slot.SlotTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The relation between the users of queries and endpoints at one moment. Immutable and safe for any number of threads.
 *
 * <p>Complexity: the first look-up by id after ids came or went costs {@code O(ids)}, the first question from a user to its
 * endpoints {@code O(pairs)}; after that a question costs in proportion to its answer.
 *
 * @param <S> the ids of the users
 * @param <E> the ids of endpoints
 */
public final class RelationView<S extends Comparable<? super S>, E extends Comparable<? super E>> {
    private static final IntList NONE = new IntList();

    private final SlotTable matches;
    private final SlotLookup<E> endpoints;
    private final SlotLookup<S> ids;
    private final PagedArray<Integer> queries;
    private final SlotTable users;
    /* Filled by racing threads with equal values. */
    private volatile IntList @Nullable [] byQuery;

    RelationView(
            SlotTable matches,
            SlotLookup<E> endpoints,
            SlotLookup<S> ids,
            PagedArray<Integer> queries,
            SlotTable users) {
        this.matches = matches;
        this.endpoints = endpoints;
        this.ids = ids;
        this.queries = queries;
        this.users = users;
    }

    /** Returns all endpoints, ascending. */
    public List<E> endpoints() {
        return endpoints.all();
    }

    /** Returns all users, ascending. */
    public List<S> users() {
        return ids.all();
    }

    /** Returns the slot of a user, or -1. */
    public int slotOf(S user) {
        return ids.slotOf(user);
    }

    /** Tells whether a user's query matches an endpoint; false if either is unknown. */
    public boolean matches(S user, E endpoint) {
        int query = queryOf(user);
        int slot = endpoints.slotOf(endpoint);
        return query >= 0 && slot >= 0 && matches.contains(slot, query);
    }

    /** Returns the users whose queries match an endpoint, ascending; none if it is unknown. */
    public List<S> usersOf(E endpoint) {
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
        return ids.at(found);
    }

    /** Returns the endpoints that a user's query matches, ascending; none if it is unknown. */
    public List<E> endpointsOf(S user) {
        return endpoints.at(slotsOf(user));
    }

    /** Returns the slots of the endpoints that a user's query matches, ascending; not to be modified. */
    public IntList slotsOf(S user) {
        int query = queryOf(user);
        return query < 0 ? NONE : byQuery()[query];
    }

    private int queryOf(S user) {
        int slot = ids.slotOf(user);
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
