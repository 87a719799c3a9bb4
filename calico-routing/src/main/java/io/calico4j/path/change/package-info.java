/**
 * Changes of pools and encapsulation as plans: ordered steps, and what becomes of packets between every two nodes at each.
 *
 * <p>{@link io.calico4j.path.change.NetworkChange} is the entry. The room depends on {@code route.kernel} and {@code cluster}.
 *
 * <pre>{@code
 * ChangePlan plan = NetworkChange.plan(now, wanted);
 * plan.steps();      // in order, each with its verdict
 * plan.direct();     // the same change all at once
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package io.calico4j.path.change;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
