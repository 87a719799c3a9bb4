// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.validation;

import io.calico4j.resource.policy.HTTPMatch;
import io.calico4j.resource.policy.HTTPPath;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the HTTP conditions of a rule must be. */
final class HttpRules {
    static final List<TypeRule<HTTPMatch>> HTTP_MATCH = List.of(HttpRules::methods, HttpRules::paths);

    private HttpRules() {}

    private static void methods(HTTPMatch http, Findings out) {
        Set<String> seen = new HashSet<>();
        for (String method : http.methods()) {
            if (!seen.add(method)) {
                String message = Say.quoted(method) + " is in the list twice";
                out.report(Codes.DUPLICATE_METHOD, "Methods", "methods", message, "remove all but one");
                return;
            }
        }
    }

    /** Only the first bad path is reported. */
    private static void paths(HTTPMatch http, Findings out) {
        for (int i = 0; i < http.paths().size(); i++) {
            String problem = problem(http.paths().get(i));
            if (problem != null) {
                String hint = "either exact or prefix, beginning with a slash, without ? # and blanks";
                out.report(Codes.BAD_HTTP_PATH, "Paths", "paths", i, problem, hint);
                return;
            }
        }
    }

    private static @Nullable String problem(HTTPPath path) {
        String exact = path.exact().orElse("");
        String prefix = path.prefix().orElse("");
        if (exact.isEmpty() == prefix.isEmpty()) {
            return exact.isEmpty() ? "the path has neither exact nor prefix" : "the path has both exact and prefix";
        }
        String text = exact.isEmpty() ? prefix : exact;
        boolean good = text.startsWith("/") && text.chars().noneMatch(c -> c == '?' || c == '#' || c == ' ');
        return good ? null : Say.quoted(text) + " is not a path";
    }
}
