// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.validate;

import io.calico4j.report.ReportFormat;

/** The forms of a report, as they are called on the command line. */
enum ReportChoice {
    text(ReportFormat.TEXT),
    json(ReportFormat.JSON),
    sarif(ReportFormat.SARIF),
    junit(ReportFormat.JUNIT),
    github(ReportFormat.GITHUB);

    private final ReportFormat format;

    ReportChoice(ReportFormat format) {
        this.format = format;
    }

    ReportFormat format() {
        return format;
    }
}
