/**
 * The Kubernetes objects that Calico reads, as small values with the fields Calico reads; other fields are passed over.
 *
 * <p>They are {@link io.calico4j.resource.Resource}s like Calico's own, and are read by the same readers and by any Jackson
 * mapper. Two of them have the name of a Calico kind and are called {@link io.calico4j.kubernetes.KubernetesNode} and
 * {@link io.calico4j.kubernetes.KubernetesNetworkPolicy} here.
 */
@NullMarked
@CheckReturnValue
@ModelStyle
package io.calico4j.kubernetes;

import com.google.errorprone.annotations.CheckReturnValue;
import io.calico4j.internal.wire.ModelStyle;
import org.jspecify.annotations.NullMarked;
