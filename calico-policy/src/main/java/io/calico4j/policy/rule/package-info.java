/**
 * The criteria of compiled rules, as data: what each demands of a flow, with the addresses and ports it comes down to.
 *
 * <p>{@link io.calico4j.policy.rule.Criterion} is one of them. The room stands on {@code io.calico4j.label},
 * {@code io.calico4j.net} and {@code io.calico4j.policy.http}.
 *
 * <pre>{@code
 * for (Criterion criterion : rule.criteria()) {
 *     System.out.println(criterion.field() + ": " + criterion);   // destination.ports: 80, 8000:8100
 * }
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package io.calico4j.policy.rule;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
