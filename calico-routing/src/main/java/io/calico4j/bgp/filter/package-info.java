/**
 * BGPFilters as functions of a route: which rule decides, and what it changes.
 *
 * <p>Start at {@link io.calico4j.bgp.filter.FilterChain}. The room depends on addresses and the BGPFilter resource only.
 *
 * <pre>{@code
 * FilterChain chain = FilterChain.of(List.of(RouteFilter.compile(filter)), FilterDirection.EXPORT);
 * chain.decide(FilterRoute.of(Cidr.parse("10.244.1.0/26"))).verdict();   // ACCEPT, REJECT or DEFAULT
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package io.calico4j.bgp.filter;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
