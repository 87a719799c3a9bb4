// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.filter;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What became of a route in a chain of filters.
 *
 * @param verdict the verdict
 * @param filter the name of the BGPFilter that decided; empty for {@link FilterVerdict#DEFAULT}
 * @param rule the deciding rule, counted from 0 in its list; empty for {@link FilterVerdict#DEFAULT}
 * @param route the route afterwards, with what the deciding rule changed
 */
public record FilterDecision(FilterVerdict verdict, Optional<String> filter, OptionalInt rule, FilterRoute route) {}
