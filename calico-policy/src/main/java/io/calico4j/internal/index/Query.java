// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.index;

import java.util.ArrayList;
import java.util.List;

/** A selector that stands in an index, once for all users of the same canonical text, with where it is found. */
final class Query {
    /** How many bits of a mask stand for label names. */
    static final int NAME_BITS = 63;

    /** The mask of a query that mentions no label: only the arrival of an endpoint concerns it. */
    static final long NEW_ENDPOINT = 1L << NAME_BITS;

    /** So many evaluations in vain make a query look for a better key. */
    static final int PATIENCE = 64;

    final String text;
    final int slot;
    final Condition condition;

    /** Its places under the names and labels that it mentions. */
    final List<QueryList.Place> mentions = new ArrayList<>(4);

    /** Its places under the keys through which endpoints find it, or among those without a key. */
    final List<QueryList.Place> homes = new ArrayList<>(1);

    /** The keys it stands under; empty if it has none. */
    List<Key> keys = List.of();

    /** How many users it has. */
    int users;

    /** How often it was evaluated in vain since it got its keys, and when that is too often. */
    int misses;

    int patience = PATIENCE;

    /** The round of the index that saw it last. */
    long seenIn;

    private final long mask;
    private final Leaf start;

    Query(String text, int slot, Condition condition) {
        this.text = text;
        this.slot = slot;
        this.condition = condition;
        this.start = condition.start();
        long names = 0;
        for (int i = 0; i < condition.leaves(); i++) {
            names |= condition.leaf(i).name.bit;
        }
        this.mask = names == 0 ? NEW_ENDPOINT : names;
    }

    boolean matches(Row row) {
        return start.matches(row);
    }

    /** Returns the bits of the names it mentions; never 0. */
    long mask() {
        return mask;
    }
}
