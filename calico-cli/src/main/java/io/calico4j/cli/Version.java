// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli;

import io.calico4j.cli.command.ProgramVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says. */
final class Version implements IVersionProvider {
    private Version() {}

    @Override
    public String[] getVersion() {
        return new String[] {"calico4j " + ProgramVersion.text() + ", for Calico v3.32"};
    }
}
