// SPDX-License-Identifier: Apache-2.0
package io.calico4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.calico4j.diagnostic.Code;
import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.SourcePosition;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ReportTest {
    private static final Diagnostic ERROR = Diagnostic.error(
                    Code.of("CAL2901", "bad-thing"), FieldPath.parse("spec.order"), "order \"x\" is no number")
            .withSubject("Tier/red")
            .withPosition(new SourcePosition("dir a/tiers.yaml", 4, 10))
            .withHint("did you mean 7?");
    private static final Diagnostic WARNING = Diagnostic.warning(
                    Code.of("CAL2902", "odd-thing"), FieldPath.root(), "50% odd,\nsecond: line")
            .withPosition(new SourcePosition("b,c:d.yaml", 2, 3));
    private static final Diagnostic NOTE =
            Diagnostic.information(Code.of("CAL2903", "plain-thing"), FieldPath.of("kind"), "a <fact> & more");
    private static final Diagnostic ACCEPTED = Diagnostic.error(
                    Code.of("CAL2904", "known-thing"), FieldPath.of("spec"), "known")
            .withSubject("Tier/blue")
            .withPosition(new SourcePosition("blue.yaml", 8, 9));
    private static final Report REPORT = Report.of(Diagnostics.of(NOTE, WARNING, ERROR))
            .withSuppressed(List.of(new Suppressed(ACCEPTED, "ticket 12", "annotation of Tier/blue")))
            .withSources(List.of("clean.yaml", "dir a/tiers.yaml"))
            .withLines(p -> p.line() == 4 ? Optional.of("  order: \"x\"") : Optional.empty())
            .withToolVersion("3.1");

    @Test
    void text_shows_each_finding_with_its_line_and_a_count() {
        assertThat(REPORT.render(ReportFormat.TEXT)).isEqualTo("""
                        b,c:d.yaml:2:3: warning CAL2902 odd-thing: 50% odd,\\u000asecond: line
                        dir a/tiers.yaml:4:10: error CAL2901 bad-thing: Tier/red spec.order: order "x" is no number (did you mean 7?)
                              order: "x"
                                     ^
                        information CAL2903 plain-thing: kind: a <fact> & more
                        1 error, 1 warning, 1 note; 1 suppressed
                        """);
        assertThat(Report.of(Diagnostics.none()).render(ReportFormat.TEXT)).isEqualTo("no findings\n");
    }

    @Test
    void json_has_counts_findings_and_what_is_suppressed() throws Exception {
        JsonNode json = new ObjectMapper().readTree(REPORT.render(ReportFormat.JSON));
        assertThat(json.get("summary"))
                .isEqualTo(new ObjectMapper()
                        .readTree("{\"errors\":1,\"warnings\":1,\"information\":1,\"suppressed\":1}"));
        assertThat(json.at("/findings/1"))
                .isEqualTo(new ObjectMapper()
                        .readTree("{\"severity\":\"error\",\"code\":\"CAL2901\",\"name\":\"bad-thing\","
                                + "\"subject\":\"Tier/red\",\"path\":\"spec.order\",\"source\":\"dir a/tiers.yaml\","
                                + "\"line\":4,\"column\":10,\"message\":\"order \\\"x\\\" is no number\","
                                + "\"hint\":\"did you mean 7?\"}"));
        assertThat(json.at("/findings")).hasSize(3);
        assertThat(json.at("/suppressed/0/reason").textValue()).isEqualTo("ticket 12");
        assertThat(json.at("/suppressed/0/where").textValue()).isEqualTo("annotation of Tier/blue");
    }

    @Test
    void sarif_keeps_the_rules_of_its_schema() throws Exception {
        JsonNode sarif = new ObjectMapper().readTree(REPORT.render(ReportFormat.SARIF));
        SarifRules.check(sarif);
        JsonNode run = sarif.at("/runs/0");
        assertThat(run.at("/tool/driver/version").textValue()).isEqualTo("3.1");
        assertThat(run.at("/tool/driver/rules")).hasSize(4);
        JsonNode error = run.at("/results/1");
        assertThat(error.at("/ruleId").textValue()).isEqualTo("CAL2901");
        assertThat(error.at("/level").textValue()).isEqualTo("error");
        assertThat(error.at("/message/text").textValue())
                .isEqualTo("Tier/red spec.order: order \"x\" is no number (did you mean 7?)");
        assertThat(error.at("/locations/0/physicalLocation/artifactLocation/uri")
                        .textValue())
                .isEqualTo("dir%20a/tiers.yaml");
        assertThat(error.at("/locations/0/physicalLocation/region/startLine").intValue())
                .isEqualTo(4);
        assertThat(error.at("/locations/0/physicalLocation/region/startColumn").intValue())
                .isEqualTo(10);
        assertThat(error.at("/locations/0/logicalLocations/0/fullyQualifiedName")
                        .textValue())
                .isEqualTo("Tier/red spec.order");
        assertThat(run.at("/results/0/level").textValue()).isEqualTo("warning");
        assertThat(run.at("/results/2/level").textValue()).isEqualTo("note");
        assertThat(run.at("/results/3/suppressions/0/kind").textValue()).isEqualTo("inSource");
        assertThat(run.at("/results/3/suppressions/0/justification").textValue())
                .isEqualTo("ticket 12");
    }

    @Test
    void sarif_without_findings_is_still_a_run() throws Exception {
        JsonNode sarif =
                new ObjectMapper().readTree(Report.of(Diagnostics.none()).render(ReportFormat.SARIF));
        SarifRules.check(sarif);
        assertThat(sarif.at("/runs/0/results")).isEmpty();
    }

    @Test
    void junit_has_a_suite_for_each_source_and_a_failure_for_each_error() throws Exception {
        Document xml = parse(REPORT.render(ReportFormat.JUNIT));
        Element suites = xml.getDocumentElement();
        assertThat(suites.getAttribute("tests")).isEqualTo("4");
        assertThat(suites.getAttribute("failures")).isEqualTo("1");
        assertThat(names(xml, "testsuite", "name"))
                .containsExactly("clean.yaml", "dir a/tiers.yaml", "b,c:d.yaml", "(no source)");
        assertThat(names(xml, "testcase", "name"))
                .containsExactly(
                        "no errors", "CAL2901 bad-thing Tier/red spec.order at 4:10", "no errors", "no errors");
        assertThat(names(xml, "failure", "message")).containsExactly("order \"x\" is no number");
        assertThat(xml.getElementsByTagName("system-out").item(1).getTextContent())
                .isEqualTo("information CAL2903 plain-thing: kind: a <fact> & more\n");
    }

    @Test
    void github_commands_stay_on_their_line() {
        assertThat(REPORT.render(ReportFormat.GITHUB)).isEqualTo("""
                        ::warning file=b%2Cc%3Ad.yaml,line=2,col=3,title=CAL2902 odd-thing::50%25 odd,%0Asecond: line
                        ::error file=dir a/tiers.yaml,line=4,col=10,title=CAL2901 bad-thing::Tier/red spec.order: order "x" is no number (did you mean 7?)
                        ::notice title=CAL2903 plain-thing::kind: a <fact> & more
                        """);
    }

    @Test
    void a_suppression_without_a_reason_is_refused() {
        assertThatThrownBy(() -> new Suppressed(ERROR, "  ", "file")).isInstanceOf(IllegalArgumentException.class);
    }

    static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static List<String> names(Document xml, String element, String attribute) {
        var nodes = xml.getElementsByTagName(element);
        return java.util.stream.IntStream.range(0, nodes.getLength())
                .mapToObj(i -> ((Element) nodes.item(i)).getAttribute(attribute))
                .toList();
    }
}
