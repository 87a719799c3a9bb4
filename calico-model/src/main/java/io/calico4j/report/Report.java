// SPDX-License-Identifier: Apache-2.0
package io.calico4j.report;

import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.SourcePosition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The findings of one run of a check, and what a reader needs to know besides them.
 *
 * <p>Immutable, if the function that gives lines is. Every rendering depends on nothing but the report: no clock, no host,
 * no path that is not in a finding. Text of findings is untrusted and is escaped as each form asks for.
 */
public final class Report {
    private final Diagnostics findings;
    private final List<Suppressed> suppressed;
    private final List<String> sources;
    private final Function<? super SourcePosition, Optional<String>> lines;
    private final String toolVersion;

    private Report(
            Diagnostics findings,
            List<Suppressed> suppressed,
            List<String> sources,
            Function<? super SourcePosition, Optional<String>> lines,
            String toolVersion) {
        this.findings = findings;
        this.suppressed = suppressed;
        this.sources = sources;
        this.lines = lines;
        this.toolVersion = toolVersion;
    }

    /** Returns a report of these findings, with no lines of sources and nothing suppressed. */
    public static Report of(Diagnostics findings) {
        return new Report(
                Objects.requireNonNull(findings, "findings"), List.of(), List.of(), position -> Optional.empty(), "");
    }

    /** Returns this report with findings that were made but are accepted; they count for nothing and are shown as such. */
    public Report withSuppressed(Collection<Suppressed> suppressed) {
        return new Report(findings, List.copyOf(suppressed), sources, lines, toolVersion);
    }

    /**
     * Returns this report with the names of all sources that were checked, so that those without findings can be shown as
     * good.
     *
     * @param sources names as positions have them; their order is kept
     */
    public Report withSources(Collection<String> sources) {
        return new Report(findings, suppressed, List.copyOf(new LinkedHashSet<>(sources)), lines, toolVersion);
    }

    /**
     * Returns this report with the lines of the sources at hand.
     *
     * @param lines gives the text of the line a position is in, without its line break
     */
    public Report withLines(Function<? super SourcePosition, Optional<String>> lines) {
        return new Report(findings, suppressed, sources, Objects.requireNonNull(lines, "lines"), toolVersion);
    }

    /** Returns this report made by the given version of the program; the empty text leaves it unsaid. */
    public Report withToolVersion(String version) {
        return new Report(findings, suppressed, sources, lines, Objects.requireNonNull(version, "version"));
    }

    /** Returns the findings. */
    public Diagnostics findings() {
        return findings;
    }

    /** Returns the findings that are accepted, in the order they were given. */
    public List<Suppressed> suppressed() {
        return suppressed;
    }

    /** Returns the version of the program; empty if it is not said. */
    public String toolVersion() {
        return toolVersion;
    }

    /** Returns the names of the sources: those that were named, then those that only findings name. */
    public List<String> sources() {
        LinkedHashSet<String> all = new LinkedHashSet<>(sources);
        findings.forEach(
                finding -> finding.position().map(SourcePosition::source).ifPresent(all::add));
        return new ArrayList<>(all);
    }

    /** Returns the text of the line a position is in. */
    Optional<String> lineOf(SourcePosition position) {
        return lines.apply(position);
    }

    /**
     * Returns the report in a form.
     *
     * <p>Complexity: linear in the number and the length of the findings.
     *
     * @return text that ends in a line feed, if it is not empty
     */
    public String render(ReportFormat format) {
        return switch (format) {
            case TEXT -> TextReport.render(this);
            case JSON -> JsonReport.render(this);
            case SARIF -> SarifReport.render(this);
            case JUNIT -> JunitReport.render(this);
            case GITHUB -> GithubReport.render(this);
        };
    }
}
