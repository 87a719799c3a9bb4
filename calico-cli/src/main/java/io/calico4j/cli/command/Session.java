// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.command;

import io.calico4j.cli.terminal.Progress;
import io.calico4j.cli.terminal.Screen;
import java.io.PrintWriter;

/**
 * The surroundings of one run of the program: where output goes and whether a person watches.
 *
 * @param out standard output
 * @param err standard error
 * @param outColours whether standard output is a terminal that may have colours
 * @param errTerminal whether standard error is a terminal
 */
public record Session(PrintWriter out, PrintWriter err, boolean outColours, boolean errTerminal) {

    /** Returns a screen over standard output. */
    public Screen screen(ColourChoice colour) {
        return new Screen(out, colour == ColourChoice.always || (colour == ColourChoice.auto && outColours));
    }

    /** Starts a progress bar on standard error; it shows only on a terminal, and only if the work takes a while. */
    public Progress progress(String what) {
        return errTerminal ? Progress.on(err, what) : Progress.none();
    }
}
