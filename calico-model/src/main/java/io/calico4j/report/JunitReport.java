// SPDX-License-Identifier: Apache-2.0
package io.calico4j.report;

import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.SourcePosition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@link ReportFormat#JUNIT}. */
final class JunitReport {
    private static final String NO_SOURCE = "(no source)";

    private final StringBuilder out = new StringBuilder();

    private JunitReport() {}

    static String render(Report report) {
        var junit = new JunitReport();
        junit.suites(bySource(report));
        return junit.out.toString();
    }

    private static Map<String, List<Diagnostic>> bySource(Report report) {
        Map<String, List<Diagnostic>> bySource = new LinkedHashMap<>();
        report.sources().forEach(source -> bySource.put(source, new ArrayList<>()));
        report.findings()
                .forEach(finding -> bySource.computeIfAbsent(
                                finding.position().map(SourcePosition::source).orElse(NO_SOURCE),
                                source -> new ArrayList<>())
                        .add(finding));
        return bySource;
    }

    private void suites(Map<String, List<Diagnostic>> bySource) {
        int tests = 0;
        int failures = 0;
        for (List<Diagnostic> findings : bySource.values()) {
            tests += tests(findings);
            failures += failures(findings);
        }
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"calico4j\" tests=\"")
                .append(tests)
                .append("\" failures=\"")
                .append(failures)
                .append("\">\n");
        bySource.forEach(this::suite);
        out.append("</testsuites>\n");
    }

    private static int failures(List<Diagnostic> findings) {
        return (int) findings.stream().filter(Diagnostic::isError).count();
    }

    private static int tests(List<Diagnostic> findings) {
        return Math.max(1, failures(findings));
    }

    private void suite(String source, List<Diagnostic> findings) {
        out.append("  <testsuite name=\"")
                .append(xml(source))
                .append("\" tests=\"")
                .append(tests(findings))
                .append("\" failures=\"")
                .append(failures(findings))
                .append("\" errors=\"0\" skipped=\"0\">\n");
        if (failures(findings) == 0) {
            out.append("    <testcase classname=\"").append(xml(source)).append("\" name=\"no errors\"/>\n");
        }
        findings.stream().filter(Diagnostic::isError).forEach(finding -> failure(source, finding));
        List<Diagnostic> others = findings.stream().filter(f -> !f.isError()).toList();
        if (!others.isEmpty()) {
            out.append("    <system-out>");
            others.forEach(finding -> out.append(xml(finding.toString())).append('\n'));
            out.append("</system-out>\n");
        }
        out.append("  </testsuite>\n");
    }

    private void failure(String source, Diagnostic finding) {
        String about = (finding.subject().orElse("") + " " + finding.path()).strip();
        out.append("    <testcase classname=\"")
                .append(xml(source))
                .append("\" name=\"")
                .append(xml((finding.code() + " " + about).strip()))
                .append(finding.position()
                        .map(p -> " at " + p.line() + ":" + p.column())
                        .orElse(""))
                .append("\">\n      <failure type=\"")
                .append(finding.code().id())
                .append("\" message=\"")
                .append(xml(finding.message()))
                .append("\">")
                .append(xml(finding.toString()))
                .append("</failure>\n    </testcase>\n");
    }

    /** Text for an attribute or an element: markup escaped, characters that XML 1.0 can't hold replaced by {@code U+FFFD}. */
    static String xml(String text) {
        var safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\t', '\n', '\r' -> safe.append("&#").append(c).append(';');
                default -> safe.appendCodePoint(isXml(c) ? c : 0xfffd);
            }
        });
        return safe.toString();
    }

    private static boolean isXml(int c) {
        return (c >= 0x20 && c <= 0xd7ff) || (c >= 0xe000 && c <= 0xfffd) || c >= 0x10000;
    }
}
