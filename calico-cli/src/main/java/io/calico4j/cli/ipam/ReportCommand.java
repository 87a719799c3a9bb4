// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.ipam;

import io.calico4j.cli.command.ExitCode;
import io.calico4j.cli.command.FindingsScreen;
import io.calico4j.cli.command.Input;
import io.calico4j.cli.command.Json;
import io.calico4j.cli.command.OutputOptions;
import io.calico4j.cli.command.Session;
import io.calico4j.cli.command.UsageException;
import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.Severity;
import io.calico4j.ipam.etcd.EtcdDump;
import io.calico4j.ipam.report.IpamReport;
import io.calico4j.ipam.report.ReleaseReport;
import io.calico4j.resource.config.ClusterInformation;
import io.calico4j.resource.config.KubeControllersConfiguration;
import java.io.IOException;
import java.nio.file.Files;
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
            "Needs the pools, blocks, affinities and handles of a cluster; with its nodes and pods it also finds leaks:",
            "  kubectl get ippools,ipamblocks,blockaffinities,ipamhandles,ipamconfigs,clusterinformations,nodes,pods,\\",
            "    services -A -o yaml > dump.yaml",
            ""
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  calico4j ipam report cluster/",
            "  calico4j ipam report cluster/ --map ipam.html     a picture: one cell a block, darker with use",
            "  calico4j ipam report dump.yaml --release-report leaks.json",
            "  calico4j ipam report --etcd dump.txt              what etcdctl get --prefix /calico/ printed",
            "",
            "Exit status: 0 in order, 1 warnings or errors found, 2 wrong call or unreadable file."
        })
public final class ReportCommand implements Callable<Integer> {
    private static final Duration CALICOS_GRACE = Duration.ofMinutes(15);

    private final Session session;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(
            names = "--grace-minutes",
            paramLabel = "MINUTES",
            description = "Leak grace period of the cluster (default: that of the manifests'"
                    + " KubeControllersConfiguration, else 15 as Calico's controllers have it).")
    private @Nullable Integer graceMinutes;

    @Option(names = "--map", paramLabel = "FILE", description = "Write a map of all blocks to a .svg or .html file.")
    private @Nullable Path map;

    @Option(
            names = "--release-report",
            paramLabel = "FILE",
            description = "Write what may be released to a file for calicoctl ipam release --from-report.")
    private @Nullable Path releaseReport;

    @Option(
            names = "--all",
            description = "Show every owner, not only the fullest twenty, and every finding of many alike.")
    private boolean all;

    @Option(
            names = "--etcd",
            paramLabel = "FILE",
            description = "Read what etcdctl get --prefix /calico/ printed, as lines or with -w json; may be repeated.")
    private List<Path> etcd = new ArrayList<>();

    @Parameters(arity = "0..*", paramLabel = "PATH", description = "Files, and folders of .yaml, .yml and .json files.")
    private List<Path> paths = new ArrayList<>();

    /** Creates the command in its surroundings. */
    public ReportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (paths.isEmpty() && etcd.isEmpty()) {
            throw new UsageException("neither a PATH nor --etcd FILE is given");
        }
        Input input = Input.read(session, paths);
        List<EtcdDump> dumps = etcd.stream().map(ReportCommand::dump).toList();
        ClusterSnapshot cluster = input.cluster();
        Diagnostics problems = input.diagnostics().errors();
        for (EtcdDump dump : dumps) {
            cluster = cluster.with(dump.resources());
            problems = problems.and(dump.diagnostics());
        }
        Places places = new Places(input, dumps);
        IpamReport report = IpamReport.of(cluster, Optional.of(grace(cluster)));
        if (releaseReport != null) {
            MapFile.write(releaseReport, ReleaseReport.json(report, cluster));
            if (cluster.find(ClusterInformation.class, "default").isEmpty()) {
                session.err()
                        .println("calico4j: the manifests have no ClusterInformation, so calicoctl will refuse "
                                + releaseReport);
            }
        }
        if (map != null) {
            MapFile.map(map, report, "Address map of " + (paths.isEmpty() ? etcd : paths).get(0));
        }
        if (output.json()) {
            session.out().print(Json.text(ReportAnswer.of(report, places)));
        } else {
            var screen = session.screen(output.colour());
            new ReportScreen(screen, places, all).show(report);
            FindingsScreen findings = new FindingsScreen(screen, input);
            findings.show(problems.and(places.placed(report.unread())), false);
        }
        boolean found = problems.hasErrors()
                || report.unread().hasErrors()
                || report.findings().stream().anyMatch(finding -> finding.severity() != Severity.INFORMATION);
        return found ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private static EtcdDump dump(Path file) {
        try {
            return EtcdDump.parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new UsageException("can't read " + file + ": " + e.getMessage());
        }
    }

    private Duration grace(ClusterSnapshot cluster) {
        if (graceMinutes != null && graceMinutes < 0) {
            throw new UsageException("the grace period is at least 0 minutes: " + graceMinutes);
        }
        return graceMinutes != null
                ? Duration.ofMinutes(graceMinutes)
                : cluster.find(KubeControllersConfiguration.class, "default")
                        .flatMap(config -> config.spec().controllers().node())
                        .flatMap(node -> node.leakGracePeriod())
                        .orElse(CALICOS_GRACE);
    }
}
