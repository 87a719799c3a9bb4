/**
 * BGP for people: the picture of all sessions, and the table that {@code calicoctl node status} shows.
 *
 * <p>Start at {@link io.calico4j.render.bgp.SessionPicture} and {@link io.calico4j.render.bgp.NodeStatusTable}. The room
 * depends on propagation and the common pieces of drawings.
 *
 * <pre>{@code
 * SessionPicture.of(BgpPropagation.of(BgpNetwork.of(plan))).svg();
 * NodeStatusTable.of(List.of(propagation), "node-1", "01:17:08");
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package io.calico4j.render.bgp;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
