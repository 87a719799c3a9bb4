/**
 * Compiled rules: the one table of field matchers that verdict, trace and explanation read.
 *
 * <p>{@link io.calico4j.internal.policy.rule.RuleCompiler} makes {@link io.calico4j.internal.policy.rule.CompiledRule}s of the
 * rules of resources; each is a list of {@link io.calico4j.internal.policy.rule.FieldMatcher}s. The room stands on
 * {@code io.calico4j.policy.rule} and {@code io.calico4j.policy.flow}.
 */
@NullMarked
@CheckReturnValue
package io.calico4j.internal.policy.rule;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
