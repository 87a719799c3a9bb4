// SPDX-License-Identifier: Apache-2.0
package io.calico4j.report;

/** A form in which a {@link Report} is written. */
public enum ReportFormat {
    /** For people: one finding after the other, each with its line of the source and a caret, and a count at the end. */
    TEXT,

    /** One JSON object: {@code summary} with the counts, and {@code findings} in reading order. */
    JSON,

    /** SARIF 2.1.0, the exchange form of static analysis results (OASIS standard), which code hosts show beside the source. */
    SARIF,

    /**
     * JUnit XML, which CI servers show as test results: each source is a test suite with one failed test for each error
     * and a passed one if it has none; warnings and information are its output.
     */
    JUNIT,

    /** Workflow commands of GitHub Actions, one line each, which appear as annotations of the changed lines. */
    GITHUB
}
