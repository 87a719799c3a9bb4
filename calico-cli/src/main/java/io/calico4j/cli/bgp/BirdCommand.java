// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.bgp;

import io.calico4j.bgp.BgpPlan;
import io.calico4j.cli.command.ExitCode;
import io.calico4j.cli.command.FindingsScreen;
import io.calico4j.cli.command.Input;
import io.calico4j.cli.command.Json;
import io.calico4j.cli.command.OutputOptions;
import io.calico4j.cli.command.Session;
import io.calico4j.cli.command.UsageException;
import io.calico4j.render.bird.BirdConfiguration;
import io.calico4j.render.bird.BirdDialect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bird}: the configuration of BIRD on a node. */
@Command(
        name = "bird",
        header = "Write the BIRD configuration of a node.",
        description = {"", "Equal in effect to what Calico renders there; or the same for stock BIRD 2.", ""},
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  calico4j bird node-1 cluster/",
            "  calico4j bird node-1 cluster/ --dialect stock_2 > bird.cfg && bird -p -c bird.cfg",
            "",
            "Exit status: 0 written, 1 something in the manifests cannot be written, 2 wrong call or unreadable file."
        })
public final class BirdCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(
            names = "--dialect",
            paramLabel = "DIALECT",
            description = "calico for Calico's own BIRD, stock_2 for BIRD 2 (default: calico).")
    private BirdDialect dialect = BirdDialect.CALICO;

    @Option(names = "--ipv6", description = "The configuration of the IPv6 daemon.")
    private boolean v6;

    @Parameters(index = "0", paramLabel = "NODE", description = "Name of the node.")
    private String node = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "PATH",
            description = "Files, and folders of .yaml, .yml and .json files.")
    private List<Path> paths = new ArrayList<>();

    /** Creates the command in its surroundings. */
    public BirdCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Input input = Input.read(session, paths);
        BgpPlan plan = Network.of(input, v6).plan();
        if (plan.node(node).isEmpty()) {
            throw new UsageException("no Node is named " + node
                    + (plan.nodeNames().isEmpty() ? "" : "; there are: " + String.join(", ", plan.nodeNames())));
        }
        BirdConfiguration configuration = BirdConfiguration.of(plan, node, dialect);
        if (configuration.diagnostics().hasErrors()) {
            new FindingsScreen(session.screen(output.colour()), input).show(configuration.diagnostics(), true);
            return ExitCode.FINDINGS;
        }
        if (output.json()) {
            session.out().print(Json.text(configuration.files()));
        } else {
            session.out().print(configuration.files().getOrDefault(v6 ? "bird6.cfg" : "bird.cfg", ""));
        }
        return ExitCode.OK;
    }
}
