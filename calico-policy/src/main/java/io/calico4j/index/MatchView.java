// SPDX-License-Identifier: Apache-2.0
package io.calico4j.index;

import io.calico4j.internal.index.RelationView;
import java.util.List;

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
    private final RelationView<S, E> relation;

    MatchView(RelationView<S, E> relation) {
        this.relation = relation;
    }

    /** Returns all endpoints, ascending. */
    public List<E> endpoints() {
        return relation.endpoints();
    }

    /** Returns all selectors, ascending. */
    public List<S> selectors() {
        return relation.users();
    }

    /** Tells whether a selector matches an endpoint; false if either is unknown. */
    public boolean matches(S selector, E endpoint) {
        return relation.matches(selector, endpoint);
    }

    /** Returns the selectors that match an endpoint, ascending; none if it is unknown. */
    public List<S> selectorsOf(E endpoint) {
        return relation.usersOf(endpoint);
    }

    /** Returns the endpoints that a selector matches, ascending; none if it is unknown. */
    public List<E> endpointsOf(S selector) {
        return relation.endpointsOf(selector);
    }
}
