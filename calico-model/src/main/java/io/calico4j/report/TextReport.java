// SPDX-License-Identifier: Apache-2.0
package io.calico4j.report;

import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.Severity;

/** {@link ReportFormat#TEXT}. */
final class TextReport {
    private TextReport() {}

    static String render(Report report) {
        return report.findings().render(report::lineOf) + summary(report) + "\n";
    }

    /** Such as {@code 2 errors, 1 warning; 3 suppressed}. */
    static String summary(Report report) {
        Diagnostics findings = report.findings();
        var out = new StringBuilder();
        count(out, findings.count(Severity.ERROR), "error", "errors");
        count(out, findings.count(Severity.WARNING), "warning", "warnings");
        count(out, findings.count(Severity.INFORMATION), "note", "notes");
        if (out.isEmpty()) {
            out.append("no findings");
        }
        if (!report.suppressed().isEmpty()) {
            out.append("; ").append(report.suppressed().size()).append(" suppressed");
        }
        return out.toString();
    }

    private static void count(StringBuilder out, int count, String one, String many) {
        if (count > 0) {
            out.append(out.isEmpty() ? "" : ", ").append(count).append(' ').append(count == 1 ? one : many);
        }
    }
}
