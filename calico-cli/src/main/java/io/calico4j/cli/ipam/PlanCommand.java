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
import io.calico4j.cli.terminal.Style;
import io.calico4j.cli.terminal.Table;
import io.calico4j.cli.terminal.Text;
import io.calico4j.ipam.plan.BlockSizeOption;
import io.calico4j.ipam.plan.CapacityPlan;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
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
        description = {"", "Reads pools, reservations, settings and nodes from the manifests.", ""},
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  calico4j ipam plan cluster/ --nodes 400 --pods-per-node 110",
            "  calico4j ipam plan cluster/ --grow 2.5 --from 2026-12-01     2.5 nodes more each day",
            "",
            "Exit status: 0 it fits, 1 it does not or a manifest has errors, 2 wrong call or unreadable file."
        })
public final class PlanCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private DemandOptions needs = new DemandOptions();

    @Option(names = "--grow", paramLabel = "NODES", description = "By how many nodes the cluster grows each day.")
    private double grow;

    @Option(names = "--from", paramLabel = "DATE", description = "The day on which there are the given nodes.")
    private @Nullable String from;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files, and folders of .yaml, .yml and .json files.")
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
            long unservedAddresses,
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
        if (grow > 0 && from == null) {
            throw new UsageException("--grow needs --from DATE, the day on which there are the given nodes");
        }
        Input input = Input.read(session, paths);
        CapacityPlan plan = CapacityPlan.of(needs.demand(input.cluster()));
        Optional<LocalDate> dry = grow > 0 ? plan.dryOn(date(), grow) : Optional.empty();
        if (output.json()) {
            session.out().print(Json.text(answer(plan, dry)));
        } else {
            Screen screen = session.screen(output.colour());
            show(screen, plan, dry);
            new FindingsScreen(screen, input).show(input.diagnostics().errors(), false);
        }
        return plan.fits() && !input.diagnostics().hasErrors() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private LocalDate date() {
        try {
            return LocalDate.parse(String.valueOf(from));
        } catch (DateTimeParseException e) {
            throw new UsageException("no date such as 2026-12-01: " + from);
        }
    }

    private static Answer answer(CapacityPlan plan, Optional<LocalDate> dry) {
        return new Answer(
                plan.demand().nodes(),
                plan.demand().addressesPerNode(),
                plan.demand().strictAffinity(),
                plan.demand().blockLimit(),
                plan.fits(),
                plan.mostNodes(),
                plan.borrowingNodes(),
                plan.unservedAddresses(),
                dry.map(LocalDate::toString),
                plan.current(),
                plan.best(),
                plan.why(),
                plan.options(),
                plan.exact());
    }

    private void show(Screen screen, CapacityPlan plan, Optional<LocalDate> dry) {
        int nodes = plan.demand().nodes();
        screen.line(Text.of(Style.HEADING, nodes + " nodes of " + plan.demand().addressesPerNode() + " addresses ")
                .and(plan.fits() ? Style.GOOD : Style.BAD, plan.fits() ? "fit" : "do not fit")
                .and(plan.demand().strictAffinity() ? ", affinity is strict" : "")
                .and(plan.exact() ? "" : ", reckoned with average blocks, as reservations cut some"));
        screen.line(Text.of("  room for ")
                .and(Style.STRONG, plan.mostNodes())
                .and(" nodes, ")
                .and(plan.current().nodesWithoutBorrowing() + " of them without borrowing"));
        if (!plan.current().withinLimit()) {
            screen.line(Text.of("  ")
                    .and(
                            Style.BAD,
                            "a node needs " + plan.current().blocksPerNode() + " blocks and may own "
                                    + plan.demand().blockLimit()));
        }
        if (plan.borrowingNodes() > 0) {
            screen.line(Text.of("  ")
                    .and(Style.WARNING, plan.borrowingNodes() + " nodes would borrow")
                    .and(": the last to come, from the blocks of the first"));
        }
        if (plan.unservedAddresses() > 0) {
            screen.line(Text.of("  ").and(Style.BAD, plan.unservedAddresses() + " addresses are missing"));
        }
        if (grow > 0) {
            screen.line(Text.of("  with " + grow + " nodes more each day the pools ")
                    .and(Style.STRONG, dry.map(day -> "run dry on " + day).orElse("never run dry")));
        }
        options(screen, plan);
        screen.space();
        screen.line(Text.of("  best ").and(Style.STRONG, plan.why()));
    }

    private static void options(Screen screen, CapacityPlan plan) {
        screen.section("SIZES OF BLOCKS");
        Table table = new Table()
                .left("")
                .left("SIZE")
                .right("BLOCKS")
                .right("A NODE NEEDS")
                .right("NODES, OWN BLOCKS")
                .right("NODES AT MOST")
                .right("ROUTES")
                .right("IDLE A NODE");
        for (BlockSizeOption option : plan.options()) {
            boolean best = option.blockPrefix() == plan.best().blockPrefix();
            boolean now = option.blockPrefix() == plan.current().blockPrefix();
            table.row(
                    Text.of(Style.STRONG, (best ? "best" : "") + (best && now ? ", " : "") + (now ? "now" : "")),
                    "/" + option.blockPrefix(),
                    option.blocks(),
                    Text.of(option.withinLimit() ? Style.PLAIN : Style.BAD, option.blocksPerNode()),
                    option.nodesWithoutBorrowing(),
                    Text.of(option.mostNodes() < plan.demand().nodes() ? Style.BAD : Style.PLAIN, option.mostNodes()),
                    option.routes(),
                    option.idleAddresses());
        }
        screen.lines(table.lines());
    }
}
