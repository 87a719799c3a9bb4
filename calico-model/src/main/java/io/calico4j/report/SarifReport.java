// SPDX-License-Identifier: Apache-2.0
package io.calico4j.report;

import io.calico4j.diagnostic.Code;
import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** {@link ReportFormat#SARIF}: one run of one tool, a rule for each code that occurs, columns in code points. */
final class SarifReport {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    private static final String HOME = "https://github.com/calico4j/calico4j";

    private final Report report;
    private final List<Code> rules;

    private SarifReport(Report report) {
        this.report = report;
        SortedSet<Code> codes = new TreeSet<>();
        Stream.concat(report.findings().stream(), report.suppressed().stream().map(Suppressed::finding))
                .forEach(finding -> codes.add(finding.code()));
        this.rules = new ArrayList<>(codes);
    }

    static String render(Report report) {
        return new SarifReport(report).render();
    }

    private String render() {
        var json = new JsonText();
        json.object(top -> {
            top.text("$schema", SCHEMA);
            top.text("version", "2.1.0");
            top.objects("runs", List.of(report), (one, run) -> run(run));
        });
        return json.toString();
    }

    private void run(JsonText run) {
        run.object(
                "tool",
                tool -> tool.object("driver", driver -> {
                    driver.text("name", "calico4j");
                    if (!report.toolVersion().isEmpty()) {
                        driver.text("version", report.toolVersion());
                    }
                    driver.text("informationUri", HOME);
                    driver.objects("rules", rules, SarifReport::rule);
                }));
        run.text("columnKind", "unicodeCodePoints");
        run.objects("results", results(), this::result);
    }

    private record Result(Diagnostic finding, List<Suppressed> suppressions) {}

    private List<Result> results() {
        List<Result> all = new ArrayList<>();
        report.findings().forEach(finding -> all.add(new Result(finding, List.of())));
        report.suppressed().forEach(suppressed -> all.add(new Result(suppressed.finding(), List.of(suppressed))));
        return all;
    }

    private static void rule(Code code, JsonText rule) {
        rule.text("id", code.id());
        rule.text("name", pascalCase(code.name()));
        rule.object("shortDescription", text -> text.text("text", code.name().replace('-', ' ')));
        rule.text("helpUri", HOME + "/blob/main/docs/" + code.page());
    }

    private void result(Result result, JsonText json) {
        Diagnostic finding = result.finding();
        json.text("ruleId", finding.code().id());
        json.number("ruleIndex", rules.indexOf(finding.code()));
        json.text("level", Words.sarifLevel(finding.severity()));
        json.object("message", text -> text.text("text", Words.about(finding) + Words.messageAndHint(finding)));
        json.objects("locations", List.of(finding), (one, location) -> location(finding, location));
        if (!result.suppressions().isEmpty()) {
            json.objects("suppressions", result.suppressions(), (suppressed, suppression) -> {
                suppression.text("kind", suppressed.where().startsWith("annotation") ? "inSource" : "external");
                suppression.text("justification", suppressed.reason());
            });
        }
    }

    private void location(Diagnostic finding, JsonText location) {
        finding.position()
                .ifPresent(position -> location.object("physicalLocation", physical -> {
                    physical.object(
                            "artifactLocation", artifact -> artifact.text("uri", Uris.ofPath(position.source())));
                    physical.object("region", region -> region(position, region));
                }));
        String name = (finding.subject().orElse("") + " " + finding.path()).strip();
        if (!name.isEmpty()) {
            location.objects("logicalLocations", List.of(name), (one, logical) -> {
                logical.text("fullyQualifiedName", one);
                logical.text("kind", finding.path().isRoot() ? "resource" : "member");
            });
        }
    }

    private void region(SourcePosition position, JsonText region) {
        region.number("startLine", position.line());
        region.number("startColumn", position.column());
        report.lineOf(position).ifPresent(line -> region.object("snippet", snippet -> snippet.text("text", line)));
    }

    private static String pascalCase(String name) {
        var out = new StringBuilder();
        for (String word : name.split("-", -1)) {
            out.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return out.toString();
    }
}
