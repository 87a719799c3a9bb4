// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.ipam;

import io.calico4j.cli.command.ExitCode;
import io.calico4j.cli.command.FindingsScreen;
import io.calico4j.cli.command.Input;
import io.calico4j.cli.command.Json;
import io.calico4j.cli.command.OutputOptions;
import io.calico4j.cli.command.Session;
import io.calico4j.cli.command.UsageException;
import io.calico4j.cli.terminal.Screen;
import io.calico4j.ipam.plan.BlockSizeOption;
import io.calico4j.ipam.plan.CapacityPlan;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code ipam plan}: whether the pools last, and which size of blocks suits best. */
@Command(
        name = "plan",
        header = "Says whether the pools last, when they run dry, and which size of blocks suits best.",
        description = {
            "",
            "Reads pools, reservations, settings and nodes from the manifests; options say what would be with others.",
            "Reckons with nodes that come one after the other, each taking blocks of its own as long as there are any, then"
                    + " borrowing; what the pools hold already is not looked at.",
            ""
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  calico4j ipam plan cluster/ --nodes 400 --pods-per-node 110",
            "  calico4j ipam plan cluster/ --grow 2.5 --from 2026-12-01     2.5 nodes more each day",
            "  calico4j ipam plan --pool 10.48.0.0/14 --block-size 25 --nodes 1200",
            "",
            "Exit status: 0 it fits, 1 it does not or a manifest has errors, 2 wrong call or unreadable file."
        })
public final class PlanCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private DemandOptions needs = new DemandOptions();

    @Option(names = "--surge-per-node", paramLabel = "N", description = "Further pods for a while (default: 0).")
    private int surge;

    @Option(names = "--grow", paramLabel = "NODES", description = "By how many nodes the cluster grows each day.")
    private double grow;

    @Option(names = "--from", paramLabel = "DATE", description = "The day on which there are the given nodes.")
    private @Nullable String from;

    @Parameters(arity = "0..*", paramLabel = "PATH", description = "Files, and folders of .yaml, .yml and .json files.")
    private List<Path> paths = new ArrayList<>();

    /** The answer for programs. */
    record Answer(
            int nodes,
            int addressesPerNode,
            boolean strictAffinity,
            int blockLimit,
            boolean fits,
            long mostNodes,
            long borrowingNodes,
            long borrowedAddresses,
            long unservedAddresses,
            Optional<String> blocksGoneOn,
            Optional<String> dryOn,
            BlockSizeOption current,
            BlockSizeOption best,
            String why,
            List<BlockSizeOption> options,
            boolean exact) {}

    /** Creates the command in its surroundings. */
    public PlanCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (!(grow >= 0) || Double.isInfinite(grow)) {
            throw new UsageException("the growth in nodes a day is at least 0: " + grow);
        }
        Optional<LocalDate> start = DemandOptions.date(from);
        if (grow > 0 && start.isEmpty()) {
            throw new UsageException("--grow needs --from DATE, the day on which there are the given nodes");
        }
        needs.checkPaths(paths);
        Input input = Input.read(session, paths);
        CapacityPlan plan = CapacityPlan.of(needs.demand(input.cluster(), surge));
        Optional<LocalDate> gone = start.filter(day -> grow > 0).flatMap(day -> plan.blocksGoneOn(day, grow));
        Optional<LocalDate> dry = start.filter(day -> grow > 0).flatMap(day -> plan.dryOn(day, grow));
        if (output.json()) {
            session.out().print(Json.text(answer(plan, gone, dry)));
        } else {
            Screen screen = session.screen(output.colour());
            new PlanScreen(screen, plan).show(grow, gone, dry);
            new FindingsScreen(screen, input).show(input.diagnostics().errors(), false);
        }
        return plan.fits() && !input.diagnostics().hasErrors() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private static Answer answer(CapacityPlan plan, Optional<LocalDate> gone, Optional<LocalDate> dry) {
        return new Answer(
                plan.demand().nodes(),
                plan.demand().addressesPerNode(),
                plan.demand().strictAffinity(),
                plan.demand().blockLimit(),
                plan.fits(),
                plan.mostNodes(),
                plan.borrowingNodes(),
                plan.borrowedAddresses(),
                plan.unservedAddresses(),
                gone.map(LocalDate::toString),
                dry.map(LocalDate::toString),
                plan.current(),
                plan.best(),
                plan.why(),
                plan.options(),
                plan.exact());
    }
}
