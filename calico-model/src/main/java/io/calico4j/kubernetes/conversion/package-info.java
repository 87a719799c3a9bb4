/**
 * What Calico makes of Kubernetes objects: policies, profiles, endpoints and nodes of its own model.
 *
 * <p>Start at {@link io.calico4j.kubernetes.conversion.KubernetesConverter}:
 *
 * <pre>{@code
 * Converted<NetworkPolicy> converted = KubernetesConverter.standard().networkPolicy(policy);
 * converted.diagnostics().throwIfErrors();
 * NetworkPolicy calico = converted.value().orElseThrow();
 * }</pre>
 *
 * <p>Every function is pure and takes any object that can be decoded; what it cannot convert it reports. Depends on {@code
 * kubernetes}, {@code resource}, {@code label}, {@code net} and {@code diagnostic}.
 */
@NullMarked
@CheckReturnValue
package io.calico4j.kubernetes.conversion;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
