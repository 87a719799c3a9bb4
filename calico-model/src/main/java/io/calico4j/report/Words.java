// SPDX-License-Identifier: Apache-2.0
package io.calico4j.report;

import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.Severity;

/** The parts of a finding as the renderings put them into words. */
final class Words {
    private Words() {}

    /** {@code NetworkPolicy/org-1/allow-web spec.order: }, or as much of it as is known. */
    static String about(Diagnostic finding) {
        String about = (finding.subject().orElse("") + " " + finding.path()).strip();
        return about.isEmpty() ? "" : about + ": ";
    }

    /** The message, and the hint in parentheses. */
    static String messageAndHint(Diagnostic finding) {
        return finding.message() + finding.hint().map(hint -> " (" + hint + ")").orElse("");
    }

    /** The level of a result in SARIF. */
    static String sarifLevel(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFORMATION -> "note";
        };
    }
}
