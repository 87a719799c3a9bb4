// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.http;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an HTTP request: its method and its path, either of which may be missing.
 *
 * <p>Immutable; the path is normalised once.
 */
public final class HttpRequest {
    private final @Nullable String method;
    private final @Nullable String path;
    private final Optional<HttpPath> normalized;

    private HttpRequest(@Nullable String method, @Nullable String path) {
        this.method = method;
        this.path = path;
        this.normalized = path == null ? Optional.empty() : HttpPath.normalize(path);
    }

    /** Returns a request of which both are known. */
    public static HttpRequest of(String method, String path) {
        return new HttpRequest(requireNonNull(method, "method"), requireNonNull(path, "path"));
    }

    /** Returns a request of which only some is known. */
    public static HttpRequest of(Optional<String> method, Optional<String> path) {
        return new HttpRequest(method.orElse(null), path.orElse(null));
    }

    /** Returns the method, such as {@code GET}. */
    public Optional<String> method() {
        return Optional.ofNullable(method);
    }

    /** Returns the path as the request states it. */
    public Optional<String> path() {
        return Optional.ofNullable(path);
    }

    /** Returns the path in its normal form; empty if it is missing or has none. */
    public Optional<HttpPath> normalizedPath() {
        return normalized;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HttpRequest that && method().equals(that.method()) && path().equals(that.path());
    }

    @Override
    public int hashCode() {
        return method().hashCode() * 31 + path().hashCode();
    }

    /** Returns method and path, such as {@code GET /shop}, with {@code *} for what is missing. */
    @Override
    public String toString() {
        return method().orElse("*") + " " + path().orElse("*");
    }
}
