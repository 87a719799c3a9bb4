// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.migrate;

import io.calico4j.cli.command.ExitCode;
import io.calico4j.cli.command.FindingsScreen;
import io.calico4j.cli.command.Input;
import io.calico4j.cli.command.Json;
import io.calico4j.cli.command.OutputOptions;
import io.calico4j.cli.command.Session;
import io.calico4j.cli.network.NetworkOptions;
import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.path.change.ChangePlan;
import io.calico4j.path.change.NetworkChange;
import io.calico4j.path.change.PairState;
import io.calico4j.resource.node.Node;
import io.calico4j.route.kernel.Dataplane;
import io.calico4j.route.kernel.RouteCompatibility;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The command {@code migrate}: how a cluster gets from one network to another. */
@Command(
        name = "migrate",
        header = "Plans a change of pools and encapsulation, step by step.",
        description = {
            "",
            "Compares two states of a cluster and orders what differs: MTU, tunnels, who programs routes, pools. For each "
                    + "step it says for how many pairs of nodes packets between their pods arrive, some are lost or none "
                    + "arrives, while nodes change one after another and afterwards. Nodes that are alike are shown as one "
                    + "group; -o json names all.",
            ""
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  calico4j migrate cluster-now/ cluster-wanted/",
            "",
            "Exit status: 0 no packet is lost, 1 some are, or a manifest has errors, 2 wrong call."
        })
public final class MigrateCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    @Parameters(index = "0", paramLabel = "FROM-PATH", description = "The cluster as it is: a file or folder.")
    private Path from = Path.of("");

    @Parameters(index = "1", paramLabel = "TO-PATH", description = "The cluster as it shall be: a file or folder.")
    private Path to = Path.of("");

    /** Creates the command in its surroundings. */
    public MigrateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Input before = Input.read(session, List.of(from));
        Input after = Input.read(session, List.of(to));
        ClusterSnapshot now = before.cluster();
        ClusterSnapshot wanted = after.cluster();
        ChangePlan plan =
                NetworkChange.plan(now, wanted, s -> network.kernel(s, RouteCompatibility.EXACT, now, wanted));
        MigrateAnswer answer = MigrateAnswer.of(plan, assumptions(plan, now, wanted));
        if (output.json()) {
            session.out().print(Json.text(answer));
        } else {
            new MigrateScreen(session.screen(output.colour())).show(answer);
            for (Input input : List.of(before, after)) {
                new FindingsScreen(session.screen(output.colour()), input)
                        .show(input.diagnostics().errors(), false);
            }
        }
        boolean errors = before.diagnostics().hasErrors() || after.diagnostics().hasErrors();
        return plan.verdict() == PairState.REACHABLE && !errors ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private List<String> assumptions(ChangePlan plan, ClusterSnapshot now, ClusterSnapshot wanted) {
        Dataplane one = network.dataplane(now);
        Dataplane other = network.dataplane(wanted);
        boolean wider = other.networkMtu().bytes() > one.networkMtu().bytes();
        List<String> assumptions = new ArrayList<>(NetworkOptions.assumptions(
                wider ? other : one,
                now.all(Node.class).stream().map(n -> n.metadata().name()).toList()));
        int given = plan.assumedTunnels().size();
        if (given > 0) {
            assumptions.add("each node gets a tunnel address when its tunnel is turned on, as Calico gives one: "
                    + (given == 1
                            ? "1 Node object of TO-PATH lists none"
                            : given + " Node objects of TO-PATH list none"));
        }
        return assumptions;
    }
}
