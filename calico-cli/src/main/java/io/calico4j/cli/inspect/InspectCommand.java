// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.inspect;

import io.calico4j.cli.command.FailOnOption;
import io.calico4j.cli.command.FindingsScreen;
import io.calico4j.cli.command.Input;
import io.calico4j.cli.command.Json;
import io.calico4j.cli.command.OutputOptions;
import io.calico4j.cli.command.Session;
import io.calico4j.cli.terminal.Screen;
import io.calico4j.cli.terminal.Style;
import io.calico4j.cli.terminal.Text;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code inspect}: the state of a cluster at a glance, and what is wrong with its manifests. */
@Command(
        name = "inspect",
        header = "Shows the state of a cluster at a glance, and what is wrong with its manifests.",
        description = {
            "",
            "Reads Calico and Kubernetes manifests (YAML or JSON, files or whole folders) and shows resources by kind, "
                    + "IP pools with their capacity, encapsulation and MTU, nodes with subnet and AS number, how routes "
                    + "spread, policies in the order they are asked, and every finding with its line.",
            ""
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  calico4j inspect cluster/                       a folder and all below it",
            "  calico4j inspect --network-mtu 9001 dump.yaml   a network with jumbo frames",
            "  calico4j inspect -o json cluster/ | jq .pools   for programs",
            "  calico4j inspect --fail-on warning cluster/     in a CI job",
            "",
            "Exit status: 0 no errors, 1 errors (with --fail-on warning also for warnings),",
            "2 wrong call or unreadable file."
        })
public final class InspectCommand implements Callable<Integer> {
    private static final String ETHERNET_MTU = "1500";

    private final Session session;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(
            names = "--network-mtu",
            paramLabel = "BYTES",
            defaultValue = ETHERNET_MTU,
            description = "MTU of the network between the nodes (default: 1500).")
    private int networkMtuBytes;

    @Mixin
    private FailOnOption failOn = new FailOnOption();

    @Option(names = "--all", description = "Show every finding: mere information too, and all of many alike.")
    private boolean all;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files, and folders of .yaml, .yml and .json files.")
    private List<Path> paths = new ArrayList<>();

    /** Creates the command in its surroundings. */
    public InspectCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Input input = Input.read(session, paths);
        Overview overview = Overview.of(input.resources(), networkMtuBytes);
        if (output.json()) {
            session.out().print(Json.text(new OverviewJson(input.files(), overview, input.diagnostics())));
        } else {
            Screen screen = session.screen(output.colour());
            screen.line(title(input));
            new OverviewScreen(screen, overview).show();
            new FindingsScreen(screen, input).show(input.diagnostics(), all);
        }
        return failOn.status(input.diagnostics());
    }

    private Text title(Input input) {
        Text title = Text.of(Style.HEADING, names())
                .and(": " + Text.count(input.resources().size(), "resource") + " in "
                        + Text.count(input.files(), "file"));
        Diagnostics findings = input.diagnostics();
        int errors = findings.count(Severity.ERROR);
        int warnings = findings.count(Severity.WARNING);
        if (errors + warnings == 0) {
            return title.and(", ").and(Style.GOOD, "no findings");
        }
        Text counts = Text.empty();
        if (errors > 0) {
            counts = counts.and(", ").and(Style.BAD, Text.count(errors, "error"));
        }
        if (warnings > 0) {
            counts = counts.and(", ").and(Style.WARNING, Text.count(warnings, "warning"));
        }
        return title.and(counts);
    }

    private String names() {
        String first = paths.get(0).toString();
        return paths.size() == 1 ? first : first + " and " + (paths.size() - 1) + " more";
    }
}
