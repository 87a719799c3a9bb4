/**
 * Findings that somebody has accepted, each with a reason: in an annotation of the resource or in a file.
 *
 * <p>Start at {@link io.calico4j.lint.suppress.Suppressions}:
 *
 * <pre>{@code
 * Suppressions accepted = Suppressions.ofResources(manifest.resources()).and(Suppressions.parse(text, "calico4j.suppressions"));
 * Suppressions.Applied applied = accepted.apply(findings);
 * }</pre>
 *
 * <p>Depends on {@code resource}, {@code report} and {@code diagnostic}.
 */
@NullMarked
@CheckReturnValue
package io.calico4j.lint.suppress;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
