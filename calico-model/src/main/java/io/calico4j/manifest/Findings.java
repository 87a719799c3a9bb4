// SPDX-License-Identifier: Apache-2.0
package io.calico4j.manifest;

import io.calico4j.diagnostic.Code;
import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.Repair;
import io.calico4j.diagnostic.Severity;
import io.calico4j.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what a reader finds, with positions; a document that is wrong throughout does not flood the rest, nor do many the memory. */
final class Findings {
    private static final int MOST_PER_DOCUMENT = 1_000;
    private static final int MOST = 100_000;

    private final List<Diagnostic> all = new ArrayList<>();
    private int errors;
    private int documentStart;
    private boolean saidMore;
    private boolean saidMoreErrors;

    /** The number of errors so far. */
    int errors() {
        return errors;
    }

    void beginDocument() {
        if (all.size() < MOST) {
            documentStart = all.size();
            saidMore = false;
            saidMoreErrors = false;
        }
    }

    void add(SourceText source, int offset, Severity severity, Code code, String message) {
        add(source, offset, severity, code, FieldPath.root(), message, Optional.empty(), Optional.empty());
    }

    void add(
            SourceText source,
            int offset,
            Severity severity,
            Code code,
            FieldPath path,
            String message,
            Optional<String> hint) {
        add(source, offset, severity, code, path, message, hint, Optional.empty());
    }

    void add(
            SourceText source,
            int offset,
            Severity severity,
            Code code,
            FieldPath path,
            String message,
            Optional<String> hint,
            Optional<Repair> repair) {
        if (severity == Severity.ERROR) {
            errors++;
        }
        if (all.size() - documentStart >= MOST_PER_DOCUMENT || all.size() >= MOST) {
            if (!saidMore || (severity == Severity.ERROR && !saidMoreErrors)) {
                saidMore = true;
                saidMoreErrors = severity == Severity.ERROR;
                all.add(Diagnostic.of(
                                severity == Severity.ERROR ? Severity.ERROR : Severity.WARNING,
                                ManifestCodes.MORE_PROBLEMS,
                                FieldPath.root(),
                                all.size() < MOST
                                        ? "the document has more problems than are reported one by one"
                                        : "there are more problems than are reported one by one")
                        .withHint("correct those that are reported, and read again")
                        .withPosition(source.position(offset)));
            }
            return;
        }
        all.add(new Diagnostic(
                code, severity, Optional.empty(), path, Optional.of(source.position(offset)), message, hint, repair));
    }

    void addUnlocated(Diagnostic diagnostic) {
        if (diagnostic.isError()) {
            errors++;
        }
        all.add(diagnostic);
    }

    /** Says that the findings made since there were {@code from} of them are about this resource. */
    void nameSubject(int from, Resource resource) {
        for (int i = from; i < all.size(); i++) {
            all.set(i, all.get(i).withSubject(resource.key().toString()));
        }
    }

    /** The number of findings so far. */
    int size() {
        return all.size();
    }

    Diagnostics toDiagnostics() {
        return Diagnostics.copyOf(all);
    }
}
