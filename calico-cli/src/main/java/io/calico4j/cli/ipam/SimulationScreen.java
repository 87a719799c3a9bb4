// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.ipam;

import io.calico4j.cli.terminal.Screen;
import io.calico4j.cli.terminal.Style;
import io.calico4j.cli.terminal.Table;
import io.calico4j.cli.terminal.Text;
import io.calico4j.ipam.plan.GrowthSimulation;
import io.calico4j.ipam.plan.Utilisation;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Shows what a simulation has come to. */
final class SimulationScreen {
    private final Screen screen;
    private final List<Utilisation> timeline;
    private final double addresses;
    private final Optional<LocalDate> start;

    SimulationScreen(Screen screen, List<Utilisation> timeline, BigInteger addresses, Optional<LocalDate> start) {
        this.screen = screen;
        this.timeline = timeline;
        this.addresses = addresses.doubleValue();
        this.start = start;
    }

    void show() {
        Utilisation last = timeline.get(timeline.size() - 1);
        OptionalInt shortage = GrowthSimulation.firstShortage(timeline);
        OptionalInt borrowing = GrowthSimulation.firstBorrowing(timeline);
        screen.line(Text.of(
                        Style.HEADING,
                        last.operations() + " assignments and releases in " + (last.day() + 1) + " days; ")
                .and(
                        shortage.isPresent() ? Style.BAD : Style.GOOD,
                        shortage.isPresent() ? "the pools run dry" : "every pod got an address"));
        borrowing.ifPresent(day -> screen.line(Text.of("  nodes borrow from ")
                .and(Style.WARNING, name(day))
                .and(" on: " + nodes(day) + " have claimed every block they may or can")));
        shortage.ifPresent(day -> screen.line(Text.of("  pods wait for addresses from ")
                .and(Style.BAD, name(day))
                .and(" on, with " + nodes(day) + "; at the end " + last.waiting() + " wait")));
        screen.section("TIME LINE", Text.of(Style.FAINT, "█ in use  ▓ borrowed  · free"));
        screen.lines(table(borrowing.orElse(-1), shortage.orElse(-1)).lines());
    }

    private String nodes(int day) {
        return timeline.stream()
                .filter(state -> state.day() == day)
                .findFirst()
                .map(state -> Text.count(state.nodes(), "node"))
                .orElse("");
    }

    private String name(int day) {
        return start.map(first -> first.plusDays(day) + " (day " + day + ")").orElse("day " + day);
    }

    private Table table(int borrowing, int shortage) {
        Table table = new Table()
                .right("DAY")
                .left(start.isPresent() ? "DATE" : "")
                .right("NODES")
                .right("USED")
                .right("USE")
                .left("")
                .right("BLOCKS")
                .right("EMPTY")
                .right("BORROWED")
                .right("WAITING")
                .right("OPERATIONS")
                .left("");
        for (Utilisation state : timeline) {
            double part = addresses == 0 ? 0 : state.used() / addresses;
            table.row(
                    state.day(),
                    start.map(first -> first.plusDays(state.day()).toString()).orElse(""),
                    state.nodes(),
                    state.used(),
                    ReportScreen.percent(part),
                    Bar.of(part, addresses == 0 ? 0 : state.borrowed() / addresses),
                    state.blocks(),
                    state.emptyBlocks(),
                    Text.of(state.borrowed() > 0 ? Style.WARNING : Style.PLAIN, state.borrowed()),
                    Text.of(state.waiting() > 0 ? Style.BAD : Style.PLAIN, state.waiting()),
                    state.operations(),
                    state.day() == shortage
                            ? Text.of(Style.BAD, "dry")
                            : state.day() == borrowing ? Text.of(Style.WARNING, "borrows") : Text.empty());
        }
        return table;
    }
}
