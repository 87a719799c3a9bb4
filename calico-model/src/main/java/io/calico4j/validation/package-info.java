/**
 * Whether a resource is valid by itself, exactly as Calico answers it, and what Calico puts in where a field is left out.
 *
 * <p>Begin with {@link io.calico4j.validation.Validator}:
 *
 * <pre>{@code
 * Manifest manifest = ManifestReader.strict().read(folder);
 * Diagnostics findings = Validator.standard()
 *         .validate(manifest.resources())
 *         .map(finding -> Validator.located(finding, manifest::positionOf));
 * }</pre>
 *
 * <p>Depends on {@code resource}, {@code label}, {@code net} and {@code diagnostic}; {@code manifest} is not known here.
 */
@NullMarked
@CheckReturnValue
package io.calico4j.validation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
