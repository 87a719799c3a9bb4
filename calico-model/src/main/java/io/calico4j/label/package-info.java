/**
 * Label maps and the language that selects on them: parsing, canonical text, evaluation, analysis and rewriting.
 *
 * <p>Entry types: {@link io.calico4j.label.Labels} and {@link io.calico4j.label.Selector}. Depends on {@code diagnostic}
 * only.
 *
 * <pre>{@code
 * Selector databases = Selector.parse("role == 'db' && !has(decommissioned)");
 * databases.matches(Labels.of("role", "db")); // true
 * databases.canonical(); // (role == "db" && !has(decommissioned))
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package io.calico4j.label;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
