// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.index;

/** What an endpoint can carry that leads to queries: a {@link Label}, or a {@link LabelName} with whatever value. */
abstract sealed class Key permits Label, LabelName {
    /** The queries found through this key: those whose access path was chosen to contain it. */
    private QueryList queries = QueryList.EMPTY;

    /** Returns the name that an endpoint with this key has a label of. */
    abstract LabelName keyName();

    final QueryList queries() {
        return queries;
    }

    /** Returns the queries for adding to them. */
    final QueryList openQueries() {
        queries = queries.opened();
        return queries;
    }
}
