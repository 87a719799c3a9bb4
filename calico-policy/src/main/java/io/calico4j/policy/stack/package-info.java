/**
 * Which policies apply to an endpoint, in which order, and what they are called.
 *
 * <p>{@link io.calico4j.policy.stack.PolicyStack} is the answer for one endpoint; {@link io.calico4j.policy.stack.PolicyOrder}
 * the order of tiers and of policies in a tier. The room stands on {@code io.calico4j.resource}.
 *
 * <pre>{@code
 * PolicyStack stack = engine.policiesFor(ResourceKey.parse("Pod/shop/web")).orElseThrow();
 * stack.tiers().get(0).ingress();   // [GlobalNetworkPolicy/quarantine, NetworkPolicy/shop/web]
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package io.calico4j.policy.stack;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
