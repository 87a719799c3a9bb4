// SPDX-License-Identifier: Apache-2.0
package io.calico4j.report;

import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.Severity;
import io.calico4j.diagnostic.SourcePosition;

/** {@link ReportFormat#JSON}. */
final class JsonReport {
    private JsonReport() {}

    static String render(Report report) {
        var json = new JsonText();
        json.object(top -> {
            Diagnostics findings = report.findings();
            top.object("summary", summary -> {
                summary.number("errors", findings.count(Severity.ERROR));
                summary.number("warnings", findings.count(Severity.WARNING));
                summary.number("information", findings.count(Severity.INFORMATION));
                summary.number("suppressed", report.suppressed().size());
            });
            top.objects("findings", findings, JsonReport::write);
            top.objects("suppressed", report.suppressed(), (suppressed, item) -> {
                write(suppressed.finding(), item);
                item.text("reason", suppressed.reason());
                item.text("where", suppressed.where());
            });
        });
        return json.toString();
    }

    private static void write(Diagnostic finding, JsonText json) {
        json.text("severity", finding.severity().toString());
        json.text("code", finding.code().id());
        json.text("name", finding.code().name());
        finding.subject().ifPresent(subject -> json.text("subject", subject));
        if (!finding.path().isRoot()) {
            json.text("path", finding.path().toString());
        }
        finding.position().ifPresent(position -> write(position, json));
        json.text("message", finding.message());
        finding.hint().ifPresent(hint -> json.text("hint", hint));
    }

    private static void write(SourcePosition position, JsonText json) {
        json.text("source", position.source());
        json.number("line", position.line());
        json.number("column", position.column());
    }
}
