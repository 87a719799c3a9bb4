/**
 * What Calico makes of a node's L3 table in the kernel: routes, tunnel devices and VXLAN neighbours, and who programs them.
 *
 * <p>{@link io.calico4j.route.kernel.KernelPlanner} is the entry. The room depends on the L3 tables ({@code route}), on
 * their facts and on {@code mtu}.
 *
 * <pre>{@code
 * KernelPlanner kernel = KernelPlanner.of(RoutePlanner.compile(snapshot), Dataplane.from(snapshot));
 * NodeDataplane node = kernel.dataplaneOf("node-1");
 * node.routes();    // by destination, then by metric
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package io.calico4j.route.kernel;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
