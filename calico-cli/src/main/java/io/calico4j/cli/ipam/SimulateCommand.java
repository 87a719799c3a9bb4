// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.ipam;

import io.calico4j.cli.command.ExitCode;
import io.calico4j.cli.command.Input;
import io.calico4j.cli.command.Json;
import io.calico4j.cli.command.OutputOptions;
import io.calico4j.cli.command.Session;
import io.calico4j.cli.command.UsageException;
import io.calico4j.ipam.plan.CapacityDemand;
import io.calico4j.ipam.plan.GrowthProfile;
import io.calico4j.ipam.plan.GrowthSimulation;
import io.calico4j.ipam.plan.Utilisation;
import io.calico4j.ipam.report.GrowthChart;
import io.calico4j.ipam.report.IpamReport;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        description = {
            "",
            "Starts from empty pools; reads pools, reservations and settings from the manifests, and options say what would be"
                    + " with others.",
            ""
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  calico4j ipam simulate cluster/ --nodes 100 --nodes-at-end 400 --days 365 --churn 0.1",
            "  calico4j ipam simulate cluster/ --nodes 100 --grow 2 --from 2026-12-01 --chart growth.html",
            "  calico4j ipam simulate --pool 10.48.0.0/18 --nodes 100 --days 30 --map after.html",
            "",
            "Exit status: 0 every pod got an address, 1 some did not, 2 wrong call or unreadable file."
        })
public final class SimulateCommand implements Callable<Integer> {
    private static final int ROWS = 24;
    private static final int CHART_POINTS = 400;

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
            names = "--grow",
            paramLabel = "NODES",
            description = "In place of that: by how many nodes it grows each day.")
    private double grow;

    @Option(names = "--from", paramLabel = "DATE", description = "The first day; days are dates then.")
    private @Nullable String from;

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

    @Option(
            names = "--chart",
            paramLabel = "FILE",
            description = "Write the time line as a picture to a .svg or .html file.")
    private @Nullable Path chart;

    @Parameters(arity = "0..*", paramLabel = "PATH", description = "Files, and folders of .yaml, .yml and .json files.")
    private List<Path> paths = new ArrayList<>();

    /** The answer for programs; dates are there if the first day has one. */
    record Answer(
            List<Utilisation> timeline,
            BigInteger addresses,
            OptionalInt firstBorrowing,
            Optional<String> firstBorrowingDate,
            OptionalInt firstShortage,
            Optional<String> firstShortageDate) {}

    /** Creates the command in its surroundings. */
    public SimulateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        needs.checkPaths(paths);
        Optional<LocalDate> start = DemandOptions.date(from);
        Input input = Input.read(session, paths);
        CapacityDemand demand = needs.demand(input.cluster(), 0);
        GrowthSimulation simulation = GrowthSimulation.of(demand, profile(demand.nodes()));
        List<Utilisation> timeline;
        try (var progress = session.progress("simulating")) {
            progress.total(days);
            timeline = simulation.run(day -> progress.advance(1));
        }
        if (map != null) {
            MapFile.map(map, IpamReport.of(simulation.store()), "After " + days + " days");
        }
        if (chart != null) {
            MapFile.chart(
                    chart, new GrowthChart(timeline, addresses(demand), start), "Addresses over " + days + " days");
        }
        OptionalInt shortage = GrowthSimulation.firstShortage(timeline);
        if (output.json()) {
            session.out().print(Json.text(answer(demand, timeline, start)));
        } else {
            new SimulationScreen(session.screen(output.colour()), rows(timeline), addresses(demand), start).show();
        }
        return shortage.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    /** Returns how many addresses the pools have that aren't reserved wholly. */
    private static BigInteger addresses(CapacityDemand demand) {
        return demand.usablePools().stream()
                .map(pool -> pool.range().orElseThrow().size())
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static Answer answer(CapacityDemand demand, List<Utilisation> timeline, Optional<LocalDate> start) {
        OptionalInt borrowing = GrowthSimulation.firstBorrowing(timeline);
        OptionalInt shortage = GrowthSimulation.firstShortage(timeline);
        return new Answer(
                timeline, addresses(demand), borrowing, date(borrowing, start), shortage, date(shortage, start));
    }

    private static Optional<String> date(OptionalInt day, Optional<LocalDate> start) {
        return day.isEmpty()
                ? Optional.empty()
                : start.map(first -> first.plusDays(day.getAsInt()).toString());
    }

    /** Returns the samples that a screen has room for: evenly chosen, and those of the first borrowing and shortage. */
    private static List<Utilisation> rows(List<Utilisation> timeline) {
        int every = Math.max(1, timeline.size() / ROWS);
        int borrowing = GrowthSimulation.firstBorrowing(timeline).orElse(-1);
        int shortage = GrowthSimulation.firstShortage(timeline).orElse(-1);
        List<Utilisation> rows = new ArrayList<>();
        for (int i = 0; i < timeline.size(); i++) {
            int day = timeline.get(i).day();
            if (i % every == 0 || day == borrowing || day == shortage || i == timeline.size() - 1) {
                rows.add(timeline.get(i));
            }
        }
        return rows;
    }

    private GrowthProfile profile(int nodes) {
        if (!(grow >= 0) || Double.isInfinite(grow)) {
            throw new UsageException("the growth in nodes a day is at least 0: " + grow);
        }
        if (grow > 0 && nodesAtEnd != -1) {
            throw new UsageException("--grow and --nodes-at-end say the same thing twice");
        }
        double grown = nodes + grow * (days - 1);
        int end = nodesAtEnd != -1 ? nodesAtEnd : (int) Math.min(Integer.MAX_VALUE, Math.round(grown));
        int every = Math.max(1, days / (chart == null ? ROWS : CHART_POINTS));
        try {
            return new GrowthProfile(days, nodes, end, needs.addressesPerNode(), churn, surgeFirst, every, seed);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
