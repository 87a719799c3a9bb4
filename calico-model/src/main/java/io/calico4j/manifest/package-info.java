/**
 * Manifests in and out: text to resources with every problem located, and resources to canonical text.
 *
 * <p>Start at {@link io.calico4j.manifest.ManifestReader}:
 *
 * <pre>{@code
 * Manifest manifest = ManifestReader.strict().read(Path.of("manifests"));
 * manifest.diagnostics().throwIfErrors();
 * List<NetworkPolicy> policies = manifest.resources(NetworkPolicy.class);
 * String yaml = ManifestWriter.yaml().write(policies);
 * }</pre>
 *
 * <p>Depends on {@code resource}, {@code kubernetes} and {@code diagnostic}.
 */
@NullMarked
@CheckReturnValue
package io.calico4j.manifest;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
