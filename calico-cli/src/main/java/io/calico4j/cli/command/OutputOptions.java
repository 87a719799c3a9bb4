// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.command;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for output that every command has. */
public final class OutputOptions {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "Form of the answer: text or json (default: text).")
    private OutputFormat format = OutputFormat.text;

    @Mixin
    private ColourOption colour = new ColourOption();

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private HelpOption help = new HelpOption();

    /** Creates the options with their defaults. */
    public OutputOptions() {}

    /** Returns whether the answer is wanted as JSON. */
    public boolean json() {
        return format == OutputFormat.json;
    }

    /** Returns when text is coloured. */
    public ColourChoice colour() {
        return colour.colour();
    }
}
