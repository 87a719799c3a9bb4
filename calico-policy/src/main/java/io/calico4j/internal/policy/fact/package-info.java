/**
 * What policy evaluation needs of a cluster's resources, in Calico's internal form: one value for each resource that counts.
 *
 * <p>{@link io.calico4j.internal.policy.fact.FactReader} makes them. The room stands on {@code io.calico4j.resource} and
 * {@code io.calico4j.kubernetes}.
 */
@NullMarked
@CheckReturnValue
package io.calico4j.internal.policy.fact;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
