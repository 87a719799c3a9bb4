// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.index;

import java.util.Arrays;

/**
 * Queries in no particular order, each with its mask of label names beside it.
 *
 * <p>A {@link Place} knows where it stands, so adding and removing take constant time.
 */
final class QueryList {
    private static final Place[] NONE = {};
    private static final long[] NO_MASKS = {};

    /** The list that holders start with; to be {@link #opened} before anything is added. */
    static final QueryList EMPTY = new QueryList();

    private Place[] places = NONE;
    private long[] masks = NO_MASKS;
    private int size;

    /** A query's membership in a list. */
    static final class Place {
        final Query query;
        private final QueryList list;
        private int index;

        private Place(Query query, QueryList list, int index) {
            this.query = query;
            this.list = list;
            this.index = index;
        }

        /** Takes the query out of the list; to be called once. */
        void leave() {
            list.remove(index);
        }
    }

    /** Returns this list, or a new one if this is {@link #EMPTY}. */
    QueryList opened() {
        return this == EMPTY ? new QueryList() : this;
    }

    Place add(Query query) {
        if (size == places.length) {
            int room = size == 0 ? 1 : size + (size >>> 1) + 1;
            places = Arrays.copyOf(places, room);
            masks = Arrays.copyOf(masks, room);
        }
        Place place = new Place(query, this, size);
        places[size] = place;
        masks[size] = query.mask();
        size++;
        return place;
    }

    private void remove(int index) {
        size--;
        Place last = places[size];
        places[index] = last;
        masks[index] = masks[size];
        last.index = index;
        if (size < places.length / 4) {
            places = size == 0 ? NONE : Arrays.copyOf(places, size);
            masks = size == 0 ? NO_MASKS : Arrays.copyOf(masks, size);
        } else {
            // the cell behind the end must not keep a query alive
            places[size] = places[0];
        }
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    Query get(int index) {
        return places[index].query;
    }

    /** Returns the mask of the query at an index, without touching the query. */
    long maskAt(int index) {
        return masks[index];
    }
}
