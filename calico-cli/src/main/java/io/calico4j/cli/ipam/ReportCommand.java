// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.ipam;

import io.calico4j.cli.command.ExitCode;
import io.calico4j.cli.command.FindingsScreen;
import io.calico4j.cli.command.Input;
import io.calico4j.cli.command.Json;
import io.calico4j.cli.command.OutputOptions;
import io.calico4j.cli.command.Session;
import io.calico4j.diagnostic.Severity;
import io.calico4j.ipam.report.IpamReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code ipam report}: who uses which addresses, and what is out of order. */
@Command(
        name = "report",
        header = "Shows who uses which addresses, and what is out of order, with evidence and the safe repair.",
        description = {
            "",
            "Needs the pools, blocks, affinities and handles of a cluster; with its nodes and pods it also finds leaks.",
            ""
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  calico4j ipam report cluster/",
            "  calico4j ipam report cluster/ --map ipam.svg      a picture: one cell a block, darker with use",
            "",
            "Exit status: 0 in order, 1 warnings or errors found, 2 wrong call or unreadable file."
        })
public final class ReportCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(
            names = "--grace-minutes",
            paramLabel = "MINUTES",
            description = "Leak grace period of the cluster (default: 15, as Calico's controllers have it).")
    private int graceMinutes = 15;

    @Option(names = "--map", paramLabel = "FILE", description = "Write a map of all blocks to a .svg or .html file.")
    private @Nullable Path map;

    @Option(names = "--all", description = "Show every owner, not only the fullest twenty.")
    private boolean all;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files, and folders of .yaml, .yml and .json files.")
    private List<Path> paths = new ArrayList<>();

    /** Creates the command in its surroundings. */
    public ReportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Input input = Input.read(session, paths);
        IpamReport report = IpamReport.of(input.cluster(), Optional.of(Duration.ofMinutes(Math.max(0, graceMinutes))));
        if (map != null) {
            MapFile.write(map, report, "Address map of " + paths.get(0));
        }
        if (output.json()) {
            session.out().print(Json.text(ReportAnswer.of(report)));
        } else {
            var screen = session.screen(output.colour());
            new ReportScreen(screen, all).show(report);
            FindingsScreen findings = new FindingsScreen(screen, input);
            findings.show(input.diagnostics().errors().and(report.unread()), false);
        }
        boolean found = input.diagnostics().hasErrors()
                || report.unread().hasErrors()
                || report.findings().stream().anyMatch(finding -> finding.severity() != Severity.INFORMATION);
        return found ? ExitCode.FINDINGS : ExitCode.OK;
    }
}
