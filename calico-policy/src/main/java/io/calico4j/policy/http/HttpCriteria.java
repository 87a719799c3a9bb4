// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.http;

import io.calico4j.resource.policy.HTTPMatch;
import io.calico4j.resource.policy.HTTPPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The methods and paths that a rule demands of a request, ready to be asked.
 *
 * <p>Both parts must hold. A part without entries holds, and so does one of which the request says nothing. Of several entries
 * one is enough; a path entry with an exact path is exact, whatever prefix stands beside it, and one that has no normal form
 * matches nothing. Methods are compared exactly; {@code *} stands for any.
 *
 * <p>Authority: Calico v3.32, app-policy/checker/match.go. The data plane below HTTP does not look at these criteria at all.
 */
public final class HttpCriteria {
    private static final String ANY_METHOD = "*";

    private final List<String> methods;
    private final List<Entry> paths;

    private HttpCriteria(List<String> methods, List<Entry> paths) {
        this.methods = methods;
        this.paths = paths;
    }

    /** One wanted path; without a normal form it matches nothing. */
    private record Entry(Optional<HttpPath> path, boolean exact) {
        static Entry of(HTTPPath wanted) {
            return wanted.exact().isPresent()
                    ? new Entry(wanted.exact().flatMap(HttpPath::normalize), true)
                    : new Entry(wanted.prefix().flatMap(HttpPath::normalize), false);
        }

        boolean accepts(HttpPath requested) {
            return path.isPresent() && (exact ? requested.equals(path.get()) : requested.startsWith(path.get()));
        }
    }

    /** Compiles the {@code http} clause of a rule. */
    public static HttpCriteria of(HTTPMatch match) {
        List<Entry> paths = new ArrayList<>();
        for (HTTPPath path : match.paths()) {
            paths.add(Entry.of(path));
        }
        return new HttpCriteria(List.copyOf(match.methods()), List.copyOf(paths));
    }

    /**
     * Compares a request: methods first, and only if they hold the path.
     *
     * <p>Complexity: linear in the entries and the length of the path.
     */
    public HttpOutcome match(HttpRequest request) {
        return matchesMethod(request) ? matchPath(request) : HttpOutcome.NO_MATCH;
    }

    /** Tells whether the method is one of those wanted. */
    public boolean matchesMethod(HttpRequest request) {
        return methods.isEmpty()
                || request.method().isEmpty()
                || methods.contains(ANY_METHOD)
                || methods.contains(request.method().get());
    }

    private HttpOutcome matchPath(HttpRequest request) {
        if (paths.isEmpty() || request.path().isEmpty()) {
            return HttpOutcome.MATCH;
        }
        if (!request.path().get().startsWith("/")) {
            return HttpOutcome.INVALID;
        }
        Optional<HttpPath> requested = request.normalizedPath();
        return requested.isPresent() && paths.stream().anyMatch(entry -> entry.accepts(requested.get()))
                ? HttpOutcome.MATCH
                : HttpOutcome.NO_MATCH;
    }
}
