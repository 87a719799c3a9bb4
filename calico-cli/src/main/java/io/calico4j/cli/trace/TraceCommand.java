// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.trace;

import io.calico4j.cli.command.ExitCode;
import io.calico4j.cli.command.FindingsScreen;
import io.calico4j.cli.command.Input;
import io.calico4j.cli.command.Json;
import io.calico4j.cli.command.OutputOptions;
import io.calico4j.cli.command.Session;
import io.calico4j.cli.command.UsageException;
import io.calico4j.cli.explain.FlowArgument;
import io.calico4j.cli.network.NetworkOptions;
import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.path.PathEnd;
import io.calico4j.path.PathPolicy;
import io.calico4j.path.PathTrace;
import io.calico4j.path.PathTracer;
import io.calico4j.path.Wire;
import io.calico4j.render.route.PacketPicture;
import io.calico4j.route.kernel.RouteCompatibility;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code trace}: the journey of a packet. */
@Command(
        name = "trace",
        header = "Follows a packet from one end to another, hop by hop.",
        description = {
            "",
            "At each node the routes that match and why one is taken, on each wire the packet's headers and whether a "
                    + "packet of full size fits, and what is wrong on the way and back.",
            "",
            "An end is an address, NAMESPACE/POD, service/NAMESPACE/NAME or node/NAME. Behind the destination, a port and "
                    + "protocol (:5432, :53/udp, /icmp) ask what policy says at both ends.",
            ""
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  calico4j trace shop/web-0 shop/db-0 cluster/",
            "  calico4j trace shop/web-0 shop/db-0:5432 cluster/    and what policy says about it",
            "  calico4j trace shop/web-0 service/shop/db cluster/",
            "  calico4j trace shop/web-0 203.0.113.9 cluster/       to an address outside",
            "  calico4j trace shop/web-0 shop/db-0 cluster/ --svg   the packet between the nodes as a picture",
            "",
            "Exit status: 0 the packet gets there and nothing is wrong, 1 otherwise, 2 wrong call or no such end."
        })
public final class TraceCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(
            names = "--size",
            paramLabel = "BYTES",
            description = "The packet's length from its IP header (default: the sender's MTU).")
    private @Nullable Integer size;

    @Option(names = "--svg", description = "Print the packet on the wire with most headers as SVG, and nothing else.")
    private boolean svg;

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    @Parameters(index = "0", paramLabel = "FROM", description = "Where the packet comes from.")
    private String from = "";

    @Parameters(index = "1", paramLabel = "TO[:PORT[/PROTOCOL]]", description = "Where it goes to.")
    private String to = "";

    @Parameters(
            index = "2..*",
            arity = "1..*",
            paramLabel = "PATH",
            description = "Files, and folders of .yaml, .yml and .json files.")
    private List<Path> paths = new ArrayList<>();

    /** Creates the command in its surroundings. */
    public TraceCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        PathEnd source = Destination.end(from);
        Destination target = Destination.parse(to);
        target.suffix().ifPresent(s -> FlowArgument.check("192.0.2.1", "192.0.2.2" + s));
        Input input = Input.read(session, paths);
        ClusterSnapshot cluster = input.cluster();
        PathTracer tracer = PathTracer.of(network.kernel(cluster, RouteCompatibility.CORRECT), cluster);
        PathTrace trace = trace(tracer, source, target.end());
        int bytes = size == null ? trace.fullSizeBytes() : size;
        Optional<String> suffix = target.atEndpoint(cluster);
        PathPolicy policy = suffix.isPresent() ? new TracePolicy(input, suffix.get()) : PathPolicy.NONE;
        TraceAnswer answer = TraceAnswer.of(source, target.end(), trace, policy, bytes);
        Diagnostics findings = trace.findings(policy);
        if (svg) {
            session.out().print(picture(trace, bytes));
        } else if (output.json()) {
            session.out().print(Json.text(answer));
        } else {
            new TraceScreen(session.screen(output.colour())).show(answer, suffix.isPresent());
            new FindingsScreen(session.screen(output.colour()), input).show(findings, true);
        }
        return answer.arrives() && findings.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private static PathTrace trace(PathTracer tracer, PathEnd from, PathEnd to) {
        for (PathEnd end : List.of(from, to)) {
            if (tracer.addressesOf(end).isEmpty()) {
                throw new UsageException("there is no " + end + ", or it has no address");
            }
        }
        try {
            return tracer.trace(from, to);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static String picture(PathTrace trace, int bytes) {
        Optional<Wire> widest = trace.wires().stream()
                .reduce((a, b) -> b.headers().size() > a.headers().size() ? b : a);
        return widest.map(w -> PacketPicture.svg(w, bytes))
                .orElseThrow(() -> new UsageException("the packet is on no wire"));
    }
}
