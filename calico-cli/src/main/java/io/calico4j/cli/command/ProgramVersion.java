// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.command;

/** The version of this program. */
public final class ProgramVersion {
    private ProgramVersion() {}

    /** Returns the version of the jar, or a word that says that there is no jar. */
    public static String text() {
        String own = ProgramVersion.class.getPackage().getImplementationVersion();
        return own == null ? "(unpacked)" : own;
    }
}
