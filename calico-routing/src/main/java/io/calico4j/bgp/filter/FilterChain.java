// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.filter;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a session in one direction, asked one after the other until a rule decides.
 *
 * <p>Immutable and safe for any number of threads.
 */
public final class FilterChain {
    private final List<RouteFilter> filters;
    private final FilterDirection direction;

    private FilterChain(List<RouteFilter> filters, FilterDirection direction) {
        this.filters = filters;
        this.direction = direction;
    }

    /** Returns the chain of these filters, in this order. */
    public static FilterChain of(List<RouteFilter> filters, FilterDirection direction) {
        return new FilterChain(List.copyOf(filters), requireNonNull(direction, "direction"));
    }

    /** Returns the filters in order. */
    public List<RouteFilter> filters() {
        return filters;
    }

    /** Returns the direction. */
    public FilterDirection direction() {
        return direction;
    }

    /**
     * Decides on a route by the rules of its family.
     *
     * <p>Complexity: linear in the rules.
     */
    public FilterDecision decide(FilterRoute route) {
        for (RouteFilter filter : filters) {
            List<FilterRule> rules = filter.rules(direction, route.net().family());
            for (int i = 0; i < rules.size(); i++) {
                FilterRule rule = rules.get(i);
                if (rule.matches(route)) {
                    return new FilterDecision(
                            rule.accept() ? FilterVerdict.ACCEPT : FilterVerdict.REJECT,
                            Optional.of(filter.name()),
                            OptionalInt.of(i),
                            rule.apply(route));
                }
            }
        }
        return new FilterDecision(FilterVerdict.DEFAULT, Optional.empty(), OptionalInt.empty(), route);
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof FilterChain other && direction == other.direction && filters.equals(other.filters);
    }

    @Override
    public int hashCode() {
        return 31 * filters.hashCode() + direction.hashCode();
    }

    /** Returns direction and names. */
    @Override
    public String toString() {
        return direction + filters.stream().map(RouteFilter::name).toList().toString();
    }
}
