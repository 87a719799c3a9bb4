/**
 * HTTP requests, and the criteria that rules put on them.
 *
 * <p>{@link io.calico4j.policy.http.HttpCriteria} are the compiled form of a rule's {@code http} clause,
 * {@link io.calico4j.policy.http.HttpPath} is a path in the one spelling in which paths are compared. The room stands on
 * {@code io.calico4j.resource.policy}.
 *
 * <pre>{@code
 * var criteria = HttpCriteria.of(HTTPMatch.builder().addMethod("GET").addPath(HTTPPath.builder().prefix("/shop").build()).build());
 * criteria.match(HttpRequest.of("GET", "/shop//cart?id=7"));   // MATCH
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package io.calico4j.policy.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
