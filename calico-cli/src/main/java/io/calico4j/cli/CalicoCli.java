// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli;

import io.calico4j.cli.bgp.BgpCommand;
import io.calico4j.cli.bgp.BirdCommand;
import io.calico4j.cli.bgp.WhatIfCommand;
import io.calico4j.cli.command.ExitCode;
import io.calico4j.cli.command.Session;
import io.calico4j.cli.command.UsageException;
import io.calico4j.cli.convert.ConvertCommand;
import io.calico4j.cli.explain.ExplainCommand;
import io.calico4j.cli.explain.PoliciesCommand;
import io.calico4j.cli.fix.FixCommand;
import io.calico4j.cli.inspect.InspectCommand;
import io.calico4j.cli.ipam.IpamCommand;
import io.calico4j.cli.migrate.MigrateCommand;
import io.calico4j.cli.routes.RoutesCommand;
import io.calico4j.cli.select.SelectCommand;
import io.calico4j.cli.terminal.Streams;
import io.calico4j.cli.trace.TraceCommand;
import io.calico4j.cli.validate.ValidateCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The program {@code calico4j}: asks the library from a terminal or a CI job.
 *
 * <p>Exit status 0 if everything is in order, 1 if a command found something wrong with the input or nothing that
 * matches, 2 if it was called wrongly or a file can't be read, 3 if the program has a defect.
 */
@Command(
        name = "calico4j",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        header = "Answers questions about Calico manifests without a cluster.",
        subcommands = HelpCommand.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  calico4j inspect samples/clusters/two-rack-ipip-crosssubnet",
            "  calico4j select \"app == 'storefront'\" samples/clusters/two-rack-ipip-crosssubnet",
            "  calico4j validate samples/clusters/two-rack-ipip-crosssubnet",
            "  calico4j help inspect",
            "  source <(calico4j generate-completion)",
            "",
            "From a checkout, samples/run stands for calico4j.",
            "",
            "Exit status: 0 in order, 1 findings, 2 wrong call or unreadable file, 3 a defect of this program."
        })
public final class CalicoCli implements Runnable {
    private static final int HELP_WIDTH = 100;

    @Spec
    private @Nullable CommandSpec spec;

    private CalicoCli() {}

    /** Runs the program and ends the process with its exit status. */
    public static void main(String[] args) {
        PrintWriter out = utf8(FileDescriptor.out);
        PrintWriter err = utf8(FileDescriptor.err);
        boolean colours = Streams.outIsTerminal() && Streams.coloursAllowed(System.getenv());
        int status = run(new Session(out, err, colours, Streams.errIsTerminal()), args);
        out.flush();
        err.flush();
        System.exit(status);
    }

    /** Runs the program in the given surroundings and returns its exit status. */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        return run(new Session(out, err, false, false), args);
    }

    static int run(Session session, String... args) {
        CommandLine commands = commands(session);
        int status = commands.execute(args);
        session.out().flush();
        session.err().flush();
        return status;
    }

    private static CommandLine commands(Session session) {
        CommandLine completion = new CommandLine(new GenerateCompletion());
        completion.getCommandSpec().usageMessage().hidden(false);
        return new CommandLine(new CalicoCli())
                .addSubcommand(new InspectCommand(session))
                .addSubcommand(new SelectCommand(session))
                .addSubcommand(new ValidateCommand(session))
                .addSubcommand(new FixCommand(session))
                .addSubcommand(new ConvertCommand(session))
                .addSubcommand(new RoutesCommand(session))
                .addSubcommand(new TraceCommand(session))
                .addSubcommand(new MigrateCommand(session))
                .addSubcommand(IpamCommand.in(session))
                .addSubcommand(new ExplainCommand(session))
                .addSubcommand(new PoliciesCommand(session))
                .addSubcommand(new BgpCommand(session))
                .addSubcommand(new BirdCommand(session))
                .addSubcommand(new WhatIfCommand(session))
                .addSubcommand(completion)
                .setOut(session.out())
                .setErr(session.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        session.outColours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(HELP_WIDTH)
                .setParameterExceptionHandler(CalicoCli::refuse)
                .setExecutionExceptionHandler(CalicoCli::explain);
    }

    private static int refuse(CommandLine.ParameterException exception, String[] args) {
        CommandLine command = exception.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println(name + ": " + exception.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(exception, command.getErr());
        command.getErr().println("Try '" + name + " --help'.");
        return ExitCode.USAGE;
    }

    private static int explain(Exception exception, CommandLine command, CommandLine.ParseResult parsed) {
        if (exception instanceof UsageException) {
            command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + exception.getMessage());
            return ExitCode.USAGE;
        }
        command.getErr().println("This is a defect of calico4j; please report it with these lines:");
        exception.printStackTrace(command.getErr());
        return ExitCode.DEFECT;
    }

    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), false);
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }
}
