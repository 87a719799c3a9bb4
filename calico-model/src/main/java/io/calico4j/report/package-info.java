// SPDX-License-Identifier: Apache-2.0
/**
 * Findings written for people, programs and CI systems; {@link io.calico4j.report.Report} is the entry.
 *
 * <pre>{@code
 * Report report = Report.of(manifest.diagnostics()).withLines(manifest::lineOf);
 * Files.writeString(Path.of("calico4j.sarif"), report.render(ReportFormat.SARIF));
 * }</pre>
 *
 * <p>The room uses {@code diagnostic} and nothing else of the library.
 */
@NullMarked
@CheckReturnValue
package io.calico4j.report;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
