/**
 * From facts to the compiled form, and from one compiled form to the next as facts change.
 *
 * <p>{@link io.calico4j.internal.policy.compile.Compiler} keeps what it takes to follow changes and publishes immutable
 * {@link io.calico4j.internal.policy.compile.CompiledCluster}s. The room stands on {@code io.calico4j.internal.policy.table},
 * {@code io.calico4j.internal.policy.fact} and {@code io.calico4j.index}.
 */
@NullMarked
@CheckReturnValue
package io.calico4j.internal.policy.compile;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
