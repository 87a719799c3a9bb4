// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.routes;

import io.calico4j.cli.command.ExitCode;
import io.calico4j.cli.command.FindingsScreen;
import io.calico4j.cli.command.Input;
import io.calico4j.cli.command.Json;
import io.calico4j.cli.command.OutputOptions;
import io.calico4j.cli.command.Session;
import io.calico4j.cli.command.UsageException;
import io.calico4j.cli.network.NetworkOptions;
import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.net.IpFamily;
import io.calico4j.render.route.IpRoute;
import io.calico4j.render.route.RouteTableText;
import io.calico4j.render.route.Topology;
import io.calico4j.route.fact.NodeFact;
import io.calico4j.route.kernel.ClusterMtu;
import io.calico4j.route.kernel.KernelPlanner;
import io.calico4j.route.kernel.KernelRoute;
import io.calico4j.route.kernel.RouteCompatibility;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code routes}: what Calico programs on a node. */
@Command(
        name = "routes",
        header = "Shows the kernel routes, tunnels and MTUs that Calico sets up on a node.",
        description = {
            "",
            "Felix's routes and BIRD's, with who programs each, the tunnel devices, and how VXLAN reaches other nodes. "
                    + "BIRD's come from the BGP sessions that the manifests set up, all of them taken to be up.",
            ""
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  calico4j routes worker-a-1 cluster/",
            "  calico4j routes worker-a-1 cluster/ --as ip          as ip route show prints them",
            "  calico4j routes worker-a-1 cluster/ --as mermaid     the cluster as a drawing",
            "",
            "Exit status: 0 in order, 1 a manifest has errors or MTUs do, 2 wrong call or no such node."
        })
public final class RoutesCommand implements Callable<Integer> {
    /** The forms of the answer beside text and JSON. */
    enum Form {
        screen,
        ip,
        ip6,
        ipjson,
        ip6json,
        batch,
        l3,
        mermaid,
        dot
    }

    private final Session session;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(
            names = "--as",
            paramLabel = "FORM",
            defaultValue = "screen",
            description =
                    "ip, ip6, ipjson or ip6json as iproute2 prints them; batch for ip -batch; l3 for Felix's own table; "
                            + "mermaid or dot for a drawing of the cluster.")
    private Form form = Form.screen;

    @Option(names = "--exact", description = "With the defects of Calico v3.32.")
    private boolean exact;

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    @Parameters(index = "0", paramLabel = "NODE", description = "The name of a node.")
    private String node = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "PATH",
            description = "Files, and folders of .yaml, .yml and .json files.")
    private List<Path> paths = new ArrayList<>();

    /** Creates the command in its surroundings. */
    public RoutesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Input input = Input.read(session, paths);
        ClusterSnapshot snapshot = input.cluster();
        KernelPlanner kernel = network.kernel(snapshot, exact ? RouteCompatibility.EXACT : RouteCompatibility.CORRECT);
        if (kernel.planner().node(node).isEmpty()) {
            throw new UsageException("no node is named " + node + "; there are: "
                    + kernel.planner().nodes().stream().map(NodeFact::name).collect(Collectors.joining(", ")));
        }
        Diagnostics mtu = mtu(kernel);
        if (output.json()) {
            session.out().print(Json.text(RoutesAnswer.of(kernel, node)));
        } else if (form == Form.screen) {
            new RoutesScreen(session.screen(output.colour())).show(RoutesAnswer.of(kernel, node));
            new FindingsScreen(session.screen(output.colour()), input)
                    .show(
                            Diagnostics.builder()
                                    .addAll(input.diagnostics().errors())
                                    .addAll(mtu)
                                    .build(),
                            false);
        } else {
            session.out().print(rendered(kernel));
        }
        return input.diagnostics().hasErrors() || mtu.hasErrors() ? ExitCode.FINDINGS : ExitCode.OK;
    }

    /** What is wrong with MTUs here, or between the nodes. */
    private Diagnostics mtu(KernelPlanner kernel) {
        Diagnostics.Builder here = Diagnostics.builder();
        ClusterMtu.of(kernel).findings().stream()
                .filter(d -> d.subject().map(("node " + node)::equals).orElse(true))
                .forEach(here::add);
        return here.build();
    }

    private String rendered(KernelPlanner kernel) {
        List<KernelRoute> table = kernel.mainTableOf(node);
        return switch (form) {
            case screen -> "";
            case ip -> IpRoute.show(table, IpFamily.V4);
            case ip6 -> IpRoute.show(table, IpFamily.V6);
            case ipjson -> IpRoute.json(table, IpFamily.V4);
            case ip6json -> IpRoute.json(table, IpFamily.V6);
            case batch -> IpRoute.batch(kernel.dataplaneOf(node).routes());
            case l3 -> RouteTableText.of(kernel.planner().routesOf(node));
            case mermaid -> Topology.of(kernel).mermaid();
            case dot -> Topology.of(kernel).dot();
        };
    }
}
