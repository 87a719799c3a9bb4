/**
 * How routes spread over BGP sessions: what each speaker originates, sends, accepts and installs.
 *
 * <p>Start at {@link io.calico4j.bgp.propagation.BgpPropagation}; {@link io.calico4j.bgp.propagation.PropagatedTables} makes
 * kernel routes of it. The room depends on BGP plans and on {@code route.kernel}.
 *
 * <pre>{@code
 * BgpPropagation now = BgpPropagation.of(BgpNetwork.of(plan));
 * now.routesOf("node-1");                                       // its table
 * BgpPropagation.of(BgpNetwork.of(plan).without("rr-1")).reach();   // what if a reflector fails
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package io.calico4j.bgp.propagation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
