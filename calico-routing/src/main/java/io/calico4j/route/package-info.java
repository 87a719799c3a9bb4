/**
 * The L3 table of every node: where each pool, block, workload, host and tunnel address is, and how packets get there.
 *
 * <p>{@link io.calico4j.route.RoutePlanner} is the entry. One structure holds the facts of all nodes; a node's table is
 * computed from it on demand. The room depends on its facts ({@code route.fact}) and on addresses.
 *
 * <pre>{@code
 * RoutePlanner planner = RoutePlanner.compile(facts);
 * RouteTable table = planner.routesOf("node-1");
 * RoutePlanner next = planner.apply(delta);
 * RouteChanges changes = next.changesSince(planner, "node-1");
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package io.calico4j.route;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
