// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.ipam;

import io.calico4j.cli.command.ExitCode;
import io.calico4j.cli.command.Input;
import io.calico4j.cli.command.Json;
import io.calico4j.cli.command.OutputOptions;
import io.calico4j.cli.command.Session;
import io.calico4j.cli.command.UsageException;
import io.calico4j.cli.terminal.Screen;
import io.calico4j.cli.terminal.Style;
import io.calico4j.cli.terminal.Table;
import io.calico4j.cli.terminal.Text;
import io.calico4j.ipam.plan.CapacityDemand;
import io.calico4j.ipam.plan.GrowthProfile;
import io.calico4j.ipam.plan.GrowthSimulation;
import io.calico4j.ipam.plan.Utilisation;
import io.calico4j.ipam.report.IpamReport;
import io.calico4j.ipam.store.IpamPool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code ipam simulate}: days of growth and churn through the real engine. */
@Command(
        name = "simulate",
        header = "Simulates days of growth and churn through the real engine.",
        description = {"", "Starts from empty pools; reads pools, reservations and settings from the manifests.", ""},
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  calico4j ipam simulate cluster/ --nodes 100 --nodes-at-end 400 --days 365 --churn 0.1",
            "  calico4j ipam simulate cluster/ --days 30 --map after.html",
            "",
            "Exit status: 0 every pod got an address, 1 some did not, 2 wrong call or unreadable file."
        })
public final class SimulateCommand implements Callable<Integer> {
    private static final int ROWS = 24;

    private final Session session;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private DemandOptions needs = new DemandOptions();

    @Option(names = "--days", paramLabel = "N", description = "Days to simulate (default: 365).")
    private int days = 365;

    @Option(names = "--nodes-at-end", paramLabel = "N", description = "Nodes on the last day (default: as at start).")
    private int nodesAtEnd = -1;

    @Option(
            names = "--churn",
            paramLabel = "PART",
            description = "Part of the pods that is replaced each day, 0..1 (default: 0.1).")
    private double churn = 0.1;

    @Option(names = "--surge-first", description = "A new pod comes before the old one goes.")
    private boolean surgeFirst;

    @Option(names = "--seed", paramLabel = "N", description = "Decides which pods are replaced (default: 1).")
    private long seed = 1;

    @Option(names = "--map", paramLabel = "FILE", description = "Write a map of the last day to a .svg or .html file.")
    private @Nullable Path map;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files, and folders of .yaml, .yml and .json files.")
    private List<Path> paths = new ArrayList<>();

    /** The answer for programs. */
    record Answer(List<Utilisation> timeline, OptionalInt firstShortage) {}

    /** Creates the command in its surroundings. */
    public SimulateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Input input = Input.read(session, paths);
        CapacityDemand demand = needs.demand(input.cluster());
        GrowthSimulation simulation = GrowthSimulation.of(demand, profile(demand.nodes()));
        List<Utilisation> timeline;
        try (var progress = session.progress("simulating")) {
            progress.total(0);
            timeline = simulation.run();
        }
        OptionalInt shortage = GrowthSimulation.firstShortage(timeline);
        if (map != null) {
            MapFile.write(map, IpamReport.of(simulation.store()), "After " + days + " days");
        }
        if (output.json()) {
            session.out().print(Json.text(new Answer(timeline, shortage)));
        } else {
            show(session.screen(output.colour()), demand, timeline, shortage);
        }
        return shortage.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private GrowthProfile profile(int nodes) {
        try {
            return new GrowthProfile(
                    days,
                    nodes,
                    nodesAtEnd < 0 ? nodes : nodesAtEnd,
                    needs.podsPerNode(),
                    churn,
                    surgeFirst,
                    Math.max(1, days / ROWS),
                    seed);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static void show(Screen screen, CapacityDemand demand, List<Utilisation> timeline, OptionalInt shortage) {
        Utilisation last = timeline.get(timeline.size() - 1);
        screen.line(Text.of(
                        Style.HEADING,
                        last.operations() + " assignments and releases in " + (last.day() + 1) + " days; ")
                .and(
                        shortage.isPresent() ? Style.BAD : Style.GOOD,
                        shortage.isPresent()
                                ? "pods wait for addresses from day " + shortage.getAsInt() + " on"
                                : "every pod got an address"));
        screen.section("TIME LINE");
        double capacity = demand.usablePools().stream()
                .map(IpamPool::range)
                .mapToDouble(range -> range.orElseThrow().size().doubleValue())
                .sum();
        Table table = new Table()
                .right("DAY")
                .right("NODES")
                .right("USED")
                .right("USE")
                .left("")
                .right("BLOCKS")
                .right("EMPTY")
                .right("BORROWED")
                .right("WAITING")
                .right("OPERATIONS");
        for (Utilisation day : timeline) {
            double part = capacity == 0 ? 0 : day.used() / capacity;
            table.row(
                    day.day(),
                    day.nodes(),
                    day.used(),
                    ReportScreen.percent(part),
                    Bar.of(part),
                    day.blocks(),
                    day.emptyBlocks(),
                    Text.of(day.borrowed() > 0 ? Style.WARNING : Style.PLAIN, day.borrowed()),
                    Text.of(day.waiting() > 0 ? Style.BAD : Style.PLAIN, day.waiting()),
                    day.operations());
        }
        screen.lines(table.lines());
    }
}
