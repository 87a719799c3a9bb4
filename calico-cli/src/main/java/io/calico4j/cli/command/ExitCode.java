// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.command;

/** The exit statuses of every command. */
public final class ExitCode {
    /** Everything is in order. */
    public static final int OK = 0;

    /** The command ran, and found something wrong with the input, or nothing that matches. */
    public static final int FINDINGS = 1;

    /** The command was called wrongly, or a file can't be read. */
    public static final int USAGE = 2;

    /** A defect of the program. */
    public static final int DEFECT = 3;

    private ExitCode() {}
}
