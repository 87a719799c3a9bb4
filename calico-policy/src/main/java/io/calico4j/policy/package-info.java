/**
 * The policy engine: whether a flow is allowed, and what decided.
 *
 * <p>{@link io.calico4j.policy.PolicyEngine} is compiled from a cluster snapshot and answers from then on. The room stands on
 * {@code io.calico4j.cluster} and the rooms {@code stack}, {@code rule}, {@code flow} and {@code http} beside it.
 *
 * <pre>{@code
 * PolicyEngine engine = PolicyEngine.compile(snapshot);
 * Flow flow = Flow.from(Peer.pod("shop", "web")).to(Peer.pod("shop", "db")).tcp(5432);
 * engine.verdict(flow).overall();           // ALLOW
 * engine.decide(flow).ingress().trace();    // [default|np:shop/db|allow]
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package io.calico4j.policy;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
