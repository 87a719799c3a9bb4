/**
 * Resources as they would be with one thing changed, for trying changes out.
 *
 * <p>{@link io.calico4j.internal.policy.edit.KubernetesEdits} changes those of Kubernetes. The room stands on
 * {@code io.calico4j.resource} and {@code io.calico4j.kubernetes}.
 */
@NullMarked
@CheckReturnValue
package io.calico4j.internal.policy.edit;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
