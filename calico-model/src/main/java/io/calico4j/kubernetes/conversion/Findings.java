// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import io.calico4j.diagnostic.Code;
import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.FormatException;
import io.calico4j.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is to be said about one object; costs nothing while there is nothing. Confined to one thread. */
final class Findings {
    private final Resource subject;
    private @Nullable List<Diagnostic> found;

    Findings(Resource subject) {
        this.subject = subject;
    }

    void error(Code code, FieldPath path, String message) {
        add(Diagnostic.error(code, path, message));
    }

    void warning(Code code, FieldPath path, String message, String hint) {
        add(Diagnostic.warning(code, path, message).withHint(hint));
    }

    void error(Code code, FieldPath path, String message, String hint) {
        add(Diagnostic.error(code, path, message).withHint(hint));
    }

    private void add(Diagnostic diagnostic) {
        if (found == null) {
            found = new ArrayList<>();
        }
        found.add(diagnostic.withSubject(subject.key().toString()));
    }

    /** What was expected of a text. */
    static String reason(FormatException e) {
        return "\"" + e.input() + "\" stands where " + e.expectation() + " is expected";
    }

    Diagnostics all() {
        return found == null ? Diagnostics.none() : Diagnostics.copyOf(found);
    }
}
