/**
 * Routes and packets for people and programs: as {@code ip route} prints them, as pictures, as drawings of the cluster.
 *
 * <p>{@link io.calico4j.render.route.IpRoute}, {@link io.calico4j.render.route.PacketPicture} and
 * {@link io.calico4j.render.route.Topology} are the entries. The room decides nothing; it depends on {@code route.kernel},
 * {@code path} and {@code render.draw}.
 *
 * <pre>{@code
 * String text = IpRoute.show(kernel.mainTableOf("node-1"), IpFamily.V4);
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package io.calico4j.render.route;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
