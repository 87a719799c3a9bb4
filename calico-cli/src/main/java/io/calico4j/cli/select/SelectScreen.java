// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.select;

import io.calico4j.cli.terminal.Screen;
import io.calico4j.cli.terminal.Style;
import io.calico4j.cli.terminal.Table;
import io.calico4j.cli.terminal.Text;
import java.util.ArrayList;
import java.util.List;

/** Shows the answers of {@code select} to a person. */
final class SelectScreen {
    /** Deeper parts are indented no further. */
    private static final int DEEPEST = 30;

    private final Screen screen;

    SelectScreen(Screen screen) {
        this.screen = screen;
    }

    void show(SelectAnswer answer) {
        int count = answer.matches().size();
        screen.line(Text.of(Style.HEADING, answer.selector())
                .and(" matches ")
                .and(count == 0 ? Style.WARNING : Style.STRONG, count == 0 ? "none" : count)
                .and(" of " + answer.candidates()));
        if (count > 0) {
            screen.space();
            matches(answer);
        }
        answer.reasons().forEach(reason -> screen.line(Text.of("  " + reason)));
        if (!answer.advice().isEmpty()) {
            screen.space();
            answer.advice().forEach(advice -> screen.line(Text.of(Style.FAINT, "note: " + advice)));
        }
    }

    private void matches(SelectAnswer answer) {
        Table table = new Table().left("KIND").left("NAME").left("LABELS ASKED FOR");
        for (SelectAnswer.Match match : answer.matches()) {
            List<String> labels = new ArrayList<>();
            match.labels().forEach((label, value) -> labels.add(label + "=" + value));
            table.row(
                    match.kind(),
                    match.namespace()
                            .map(ns -> Text.of(ns + "/"))
                            .orElse(Text.empty())
                            .and(Style.NAME, match.name()),
                    Text.of(Style.FAINT, String.join(", ", labels)));
        }
        screen.lines(table.lines());
    }

    void show(WhyAnswer answer) {
        screen.line(Text.of(Style.HEADING, answer.selector())
                .and(answer.matches() ? Style.GOOD : Style.BAD, answer.matches() ? " matches " : " does not match ")
                .and(answer.kind() + " ")
                .and(Style.NAME, answer.title()));
        screen.space();
        Table table = new Table().left("").left("");
        for (Reason.Step step : answer.reason().steps()) {
            Reason reason = step.reason();
            table.row(
                    Text.of("  ".repeat(Math.min(step.depth(), DEEPEST)))
                            .and(reason.holds() ? Style.GOOD : Style.BAD, reason.holds() ? "yes " : "no  ")
                            .and(reason.part()),
                    found(reason));
        }
        screen.lines(table.lines());
    }

    private static Text found(Reason reason) {
        if (!reason.parts().isEmpty() || reason.part().endsWith("()")) {
            return Text.empty();
        }
        return reason.value()
                .map(value -> Text.of("it is ")
                        .and(Style.STRONG, "\"" + value + "\"")
                        .and(Style.FAINT, ", " + reason.origin()))
                .orElse(Text.of(Style.FAINT, "it has no such label"));
    }
}
