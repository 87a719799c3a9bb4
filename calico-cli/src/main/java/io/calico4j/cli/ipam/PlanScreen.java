// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.ipam;

import io.calico4j.cli.terminal.Screen;
import io.calico4j.cli.terminal.Style;
import io.calico4j.cli.terminal.Table;
import io.calico4j.cli.terminal.Text;
import io.calico4j.ipam.plan.BlockSizeOption;
import io.calico4j.ipam.plan.CapacityDemand;
import io.calico4j.ipam.plan.CapacityPlan;
import java.time.LocalDate;
import java.util.Optional;

/** Shows a plan to a person. */
final class PlanScreen {
    private final Screen screen;
    private final CapacityPlan plan;
    private final CapacityDemand demand;
    private final BlockSizeOption current;

    PlanScreen(Screen screen, CapacityPlan plan) {
        this.screen = screen;
        this.plan = plan;
        this.demand = plan.demand();
        this.current = plan.current();
    }

    void show(double grow, Optional<LocalDate> gone, Optional<LocalDate> dry) {
        screen.line(Text.of(Style.HEADING, demand.nodes() + " nodes of " + demand.addressesPerNode() + " addresses ")
                .and(plan.fits() ? Style.GOOD : Style.BAD, plan.fits() ? "fit" : "do not fit")
                .and(demand.strictAffinity() ? ", affinity is strict" : ""));
        if (!plan.exact()) {
            line(Style.FAINT, "reservations cut some blocks: at least, whichever nodes get these, there is");
        }
        screen.line(Text.of("  room for ")
                .and(Style.STRONG, plan.mostNodes())
                .and(" nodes, ")
                .and(current.nodesWithoutBorrowing() + " of them without borrowing"));
        if (!current.withinLimit()) {
            line(
                    Style.BAD,
                    "a node needs " + current.blocksPerNode() + " blocks and may own " + demand.blockLimit()
                            + ", and one at the limit doesn't borrow");
        }
        if (plan.borrowingNodes() > 0) {
            long first = current.nodesWithoutBorrowing() + 1;
            screen.line(Text.of("  ")
                    .and(
                            Style.WARNING,
                            Text.count((int) Math.min(Integer.MAX_VALUE, plan.borrowingNodes()), "node")
                                    + " would borrow")
                    .and(plan.exact() ? "" : " at most")
                    .and(", " + plan.borrowedAddresses() + " addresses in all: from the " + ordinal(first)
                            + " node to come on, of the blocks of those before"));
        }
        if (plan.unservedAddresses() > 0) {
            line(Style.BAD, plan.unservedAddresses() + " addresses are missing" + (plan.exact() ? "" : " at most"));
        }
        if (grow > 0) {
            growth(grow, gone, dry);
        }
        options();
        screen.space();
        screen.line(Text.of("  best ").and(Style.STRONG, plan.why()));
    }

    private void growth(double grow, Optional<LocalDate> gone, Optional<LocalDate> dry) {
        String more = String.valueOf(grow).replaceAll("\\.0$", "");
        screen.line(Text.of("  with " + more + " nodes more each day the pools ")
                .and(
                        Style.STRONG,
                        dry.map(day -> "run dry on " + day + ", with the " + ordinal(plan.mostNodes() + 1) + " node")
                                .orElse("never run dry")));
        if (!gone.equals(dry)) {
            gone.ifPresent(day -> screen.line(Text.of("  from ")
                    .and(Style.STRONG, day)
                    .and(", with the " + ordinal(current.nodesWithoutBorrowing() + 1) + " node, nodes borrow")));
        }
    }

    private void line(Style style, String text) {
        screen.line(Text.of("  ").and(style, text));
    }

    private static String ordinal(long number) {
        long tens = number % 100;
        String ending = tens / 10 == 1
                ? "th"
                : switch ((int) (number % 10)) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
        return number + ending;
    }

    private void options() {
        screen.section("SIZES OF BLOCKS", Text.of(Style.FAINT, "for " + demand.nodes() + " nodes"));
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
            boolean best = option.equals(plan.best());
            boolean now = plan.hasOneBlockSize() && option.blockPrefix() == current.blockPrefix();
            row(
                    table,
                    (best ? "best" : "") + (best && now ? ", " : "") + (now ? "now" : ""),
                    "/" + option.blockPrefix(),
                    option);
        }
        if (!plan.hasOneBlockSize()) {
            row(table, "now", "as they are", current);
        }
        screen.lines(table.lines());
    }

    private void row(Table table, String mark, String size, BlockSizeOption option) {
        table.row(
                Text.of(Style.STRONG, mark),
                size,
                option.blocks(),
                Text.of(option.withinLimit() ? Style.PLAIN : Style.BAD, option.blocksPerNode()),
                option.nodesWithoutBorrowing(),
                Text.of(option.mostNodes() < demand.nodes() ? Style.BAD : Style.PLAIN, option.mostNodes()),
                option.routes(),
                option.idleAddresses());
    }
}
