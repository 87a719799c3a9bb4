/**
 * The checks of both of Calico's validation passes.
 *
 * <p>{@link io.calico4j.internal.validation.Checks} runs them. What a field must be is data
 * ({@code io.calico4j.internal.schema}), compiled once for each type into a {@code ClientPlan} and a {@code SchemaPlan}; what fields
 * must be to each other is a {@code TypeRule}, one small function for each rule, listed by type in {@code RuleTable}.
 */
@NullMarked
@CheckReturnValue
package io.calico4j.internal.validation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
