// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.command;

import picocli.CommandLine.Option;

/** The option of commands that write text in colours. */
public final class ColourOption {
    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "Colours: auto (on a terminal, unless NO_COLOR is set), always or never (default: auto).")
    private ColourChoice colour = ColourChoice.auto;

    /** Creates the option with its default. */
    public ColourOption() {}

    /** Returns when text is coloured. */
    public ColourChoice colour() {
        return colour;
    }
}
