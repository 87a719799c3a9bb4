// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.command;

import picocli.CommandLine.Option;

/** The option that every command has: how it is called. */
public final class HelpOption {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    /** Creates the option. */
    public HelpOption() {}
}
