// SPDX-License-Identifier: Apache-2.0
package io.calico4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.calico4j.diagnostic.Code;
import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.SourcePosition;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class HostileReportTest {
    @Property(tries = 300)
    void any_text_gives_a_well_formed_report_in_every_form(
            @ForAll String source, @ForAll String message, @ForAll String name, @ForAll String reason)
            throws Exception {
        Diagnostic finding = Diagnostic.error(
                        Code.of("CAL2905", "any-thing"), FieldPath.of("metadata", "labels", name), message)
                .withSubject(name)
                .withPosition(new SourcePosition(source, 6, 2))
                .withHint(source);
        Report report = Report.of(Diagnostics.of(finding))
                .withSuppressed(List.of(new Suppressed(finding, "because " + reason, name)))
                .withLines(position -> Optional.of(message));
        new ObjectMapper().readTree(report.render(ReportFormat.JSON));
        SarifRules.check(new ObjectMapper().readTree(report.render(ReportFormat.SARIF)));
        assertThat(ReportTest.parse(report.render(ReportFormat.JUNIT))
                        .getDocumentElement()
                        .getTagName())
                .isEqualTo("testsuites");
        assertThat(report.render(ReportFormat.GITHUB).lines())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("::error file=");
        assertThat(report.render(ReportFormat.TEXT).split("\n", -1)).hasSize(5);
    }
}
