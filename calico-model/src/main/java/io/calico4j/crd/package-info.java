/**
 * Custom resource definitions, made from the typed model: what a Kubernetes API server needs to know to store Calico's resources.
 *
 * <p>{@link io.calico4j.crd.CustomResourceDefinitions} is where to start:
 *
 * <pre>{@code
 * String yaml = ManifestWriter.yaml().write(CustomResourceDefinitions.all());
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package io.calico4j.crd;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
