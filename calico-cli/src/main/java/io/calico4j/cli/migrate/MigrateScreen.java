// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.migrate;

import io.calico4j.cli.terminal.Screen;
import io.calico4j.cli.terminal.Style;
import io.calico4j.cli.terminal.Table;
import io.calico4j.cli.terminal.Text;

/** Shows the answer of {@code migrate} to a person. */
final class MigrateScreen {
    private final Screen screen;

    MigrateScreen(Screen screen) {
        this.screen = screen;
    }

    void show(MigrateAnswer answer) {
        if (answer.steps().isEmpty()) {
            screen.line("Nothing changes.");
            return;
        }
        screen.line(Text.of(Style.HEADING, answer.steps().size() + " steps")
                .and(", at worst ")
                .and(style(answer.verdict()), answer.verdict())
                .and(
                        Style.FAINT,
                        "; " + answer.nodes() + " nodes looked at"
                                + (answer.complete() ? "" : ", which stand for all")));
        int number = 1;
        for (MigrateAnswer.Step step : answer.steps()) {
            show(number + " " + step.title(), step);
            number++;
        }
        show("Instead, everything at once", answer.allAtOnce());
    }

    private void show(String title, MigrateAnswer.Step step) {
        screen.section(title, Text.of(style(step.verdict()), step.verdict()));
        if (!step.why().isEmpty()) {
            screen.line(Text.of("  ").and(Style.FAINT, step.why()));
        }
        Table table = new Table()
                .left("PAIRS OF NODES")
                .right("REACHABLE")
                .right("LOSSY")
                .right("CUT");
        row(table, "on the way", step.during());
        row(table, "afterwards", step.after());
        screen.lines(table.lines());
        step.affected().forEach(a -> screen.line("  " + a));
        screen.line(Text.of(Style.FAINT, "  pods send up to " + step.podMtu() + " bytes"));
    }

    private static void row(Table table, String when, MigrateAnswer.Count count) {
        table.row(when, count.reachable(), count.lossy(), count.cut());
    }

    private static Style style(String verdict) {
        return switch (verdict) {
            case "reachable" -> Style.GOOD;
            case "lossy" -> Style.WARNING;
            default -> Style.BAD;
        };
    }
}
