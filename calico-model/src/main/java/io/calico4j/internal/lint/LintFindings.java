// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.lint;

import io.calico4j.diagnostic.Code;
import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.Severity;
import io.calico4j.resource.Resource;

/** What the rules have found so far. Confined to one thread. */
public final class LintFindings {
    private final Diagnostics.Builder findings = Diagnostics.builder();

    public void error(Code code, Resource about, FieldPath path, String message, String hint) {
        add(Severity.ERROR, code, about, path, message, hint);
    }

    public void warning(Code code, Resource about, FieldPath path, String message, String hint) {
        add(Severity.WARNING, code, about, path, message, hint);
    }

    /** An empty hint is none. */
    private void add(Severity severity, Code code, Resource about, FieldPath path, String message, String hint) {
        Diagnostic finding = Diagnostic.of(severity, code, path, message)
                .withSubject(about.key().toString());
        findings.add(hint.isEmpty() ? finding : finding.withHint(hint));
    }

    public void add(Diagnostic finding, Resource about) {
        findings.add(finding.withSubject(about.key().toString()));
    }

    /** Adds findings that were made elsewhere. */
    public void addAll(Diagnostics others) {
        findings.addAll(others);
    }

    public Diagnostics all() {
        return findings.build();
    }
}
