// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.trace;

import io.calico4j.cli.command.ExitCode;
import io.calico4j.cli.command.FindingsScreen;
import io.calico4j.cli.command.Input;
import io.calico4j.cli.command.Json;
import io.calico4j.cli.command.OutputOptions;
import io.calico4j.cli.command.Session;
import io.calico4j.cli.command.UsageException;
import io.calico4j.path.PathEnd;
import io.calico4j.path.PathTrace;
import io.calico4j.path.PathTracer;
import io.calico4j.path.Wire;
import io.calico4j.render.route.PacketPicture;
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
            "An end is an address, NAMESPACE/POD, service/NAMESPACE/NAME or node/NAME.",
            ""
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  calico4j trace shop/web-0 shop/db-0 cluster/",
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

    @Parameters(index = "0", paramLabel = "FROM", description = "Where the packet comes from.")
    private String from = "";

    @Parameters(index = "1", paramLabel = "TO", description = "Where it goes to.")
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
        PathEnd source = end(from);
        PathEnd target = end(to);
        Input input = Input.read(session, paths);
        PathTracer tracer = PathTracer.compile(input.cluster());
        PathTrace trace = trace(tracer, source, target);
        int bytes = size == null ? trace.fullSizeBytes() : size;
        TraceAnswer answer = TraceAnswer.of(source, target, trace, bytes);
        if (svg) {
            session.out().print(picture(trace, bytes));
        } else if (output.json()) {
            session.out().print(Json.text(answer));
        } else {
            new TraceScreen(session.screen(output.colour())).show(answer);
            new FindingsScreen(session.screen(output.colour()), input).show(trace.findings(), true);
        }
        return answer.arrives() && trace.findings().isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private static PathEnd end(String text) {
        return PathEnd.tryParse(text)
                .orElseThrow(() -> new UsageException(
                        "\"" + text + "\" is no address, NAMESPACE/POD, service/NAMESPACE/NAME or node/NAME"));
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
