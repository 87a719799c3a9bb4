/**
 * The bridge between resources and the model of fabric8's Kubernetes client, in both directions.
 *
 * <p>Start at {@link io.calico4j.fabric8.Fabric8}:
 *
 * <pre>{@code
 * List<Resource> resources = client.pods().inAnyNamespace().list().getItems().stream()
 *         .map(Fabric8::toResource)
 *         .toList();
 * client.resource(Fabric8.toGeneric(policy)).create();
 * }</pre>
 *
 * <p>Depends on {@code resource} and {@code kubernetes} of calico-model, and on fabric8's model, not on its client.
 */
@NullMarked
@CheckReturnValue
package io.calico4j.fabric8;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
