// SPDX-License-Identifier: Apache-2.0
package io.calico4j.report;

import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.Severity;

/** {@link ReportFormat#GITHUB}: {@code ::error file=F,line=L,col=C,title=T::message}. */
final class GithubReport {
    private GithubReport() {}

    static String render(Report report) {
        var out = new StringBuilder();
        report.findings().forEach(finding -> render(finding, out));
        return out.toString();
    }

    private static void render(Diagnostic finding, StringBuilder out) {
        out.append("::").append(command(finding.severity())).append(' ');
        finding.position()
                .ifPresent(position -> out.append("file=")
                        .append(property(position.source()))
                        .append(",line=")
                        .append(position.line())
                        .append(",col=")
                        .append(position.column())
                        .append(','));
        out.append("title=").append(property(finding.code().toString()));
        out.append("::").append(data(Words.about(finding) + Words.messageAndHint(finding)));
        out.append('\n');
    }

    private static String command(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFORMATION -> "notice";
        };
    }

    /** What may not stand in the text behind the second pair of colons. */
    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    /** What may not stand in a property either. */
    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
