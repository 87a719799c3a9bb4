/**
 * What every Calico and Kubernetes object has in common: kind, metadata, key, and the closed family of resources.
 *
 * <p>Start at {@link io.calico4j.resource.Resource}. Resources are immutable values with builders, in one package for each
 * concern: {@code policy}, {@code pool}, {@code bgp}, {@code node} and {@code config}. An accessor has the name of its JSON
 * field; absent, null and zero are told apart exactly where Calico tells them apart. Any Jackson mapper reads and writes them.
 *
 * <pre>{@code
 * NetworkPolicy policy = NetworkPolicy.builder()
 *         .namespace("org-1")
 *         .name("team-netpol")
 *         .spec(spec -> spec.selector("app == 'web'").addIngress(Rule.allow().protocol("TCP").toPorts(80).build()))
 *         .build();
 * }</pre>
 */
@NullMarked
@CheckReturnValue
@ModelStyle
package io.calico4j.resource;

import com.google.errorprone.annotations.CheckReturnValue;
import io.calico4j.internal.wire.ModelStyle;
import org.jspecify.annotations.NullMarked;
