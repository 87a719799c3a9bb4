// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says. */
final class Version implements IVersionProvider {
    private Version() {}

    @Override
    public String[] getVersion() {
        String own = CalicoCli.class.getPackage().getImplementationVersion();
        return new String[] {"calico4j " + (own == null ? "(unpacked)" : own) + ", for Calico v3.32"};
    }
}
