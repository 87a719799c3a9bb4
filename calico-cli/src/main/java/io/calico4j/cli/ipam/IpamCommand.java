// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.ipam;

import io.calico4j.cli.command.Session;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code ipam}, which only holds others. */
@Command(
        name = "ipam",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        header = "Reports on addresses, plans capacity, and simulates growth.")
public final class IpamCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    private IpamCommand() {}

    /** Returns the command with those it holds. */
    public static CommandLine in(Session session) {
        return new CommandLine(new IpamCommand())
                .addSubcommand(new ReportCommand(session))
                .addSubcommand(new PlanCommand(session))
                .addSubcommand(new SimulateCommand(session));
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }
}
