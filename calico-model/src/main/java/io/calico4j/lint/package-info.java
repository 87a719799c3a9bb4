/**
 * Mistakes that only show when the resources of a cluster are seen together, and that Calico itself does not report.
 *
 * <p>Start at {@link io.calico4j.lint.ClusterLint}:
 *
 * <pre>{@code
 * Diagnostics findings = ClusterLint.standard().check(ClusterSnapshot.of(manifest.resources()));
 * }</pre>
 *
 * <p>Each rule is one small class with its codes in {@link io.calico4j.lint.LintCodes}. Depends on {@code cluster}, {@code
 * datastore}, {@code validation}, {@code kubernetes}, {@code resource}, {@code label}, {@code net} and {@code diagnostic}.
 */
@NullMarked
@CheckReturnValue
package io.calico4j.lint;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
