/**
 * Flows: the first packet of a connection, as far as policy looks at it.
 *
 * <p>{@link io.calico4j.policy.flow.Flow} is built in stages, so that one without a destination or a protocol does not
 * compile. The room stands on {@code io.calico4j.net} and {@code io.calico4j.policy.http}.
 *
 * <pre>{@code
 * Flow.from(Peer.pod("shop", "web")).to(Peer.address("10.0.7.1")).tcp(5432);
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package io.calico4j.policy.flow;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
