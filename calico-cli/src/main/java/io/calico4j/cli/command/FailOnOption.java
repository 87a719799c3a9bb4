// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.command;

import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.Severity;
import picocli.CommandLine.Option;

/** The option of commands whose exit status tells of findings. */
public final class FailOnOption {
    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            defaultValue = "error",
            description = "The least severity that makes the exit status 1: error or warning (default: error).")
    private Severity failOn = Severity.ERROR;

    /** Creates the option with its default. */
    public FailOnOption() {}

    /** Returns the exit status for findings. */
    public int status(Diagnostics findings) {
        boolean failed =
                findings.stream().anyMatch(finding -> finding.severity().compareTo(failOn) <= 0);
        return failed ? ExitCode.FINDINGS : ExitCode.OK;
    }
}
