// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.command;

import io.calico4j.cli.terminal.Screen;
import io.calico4j.cli.terminal.Style;
import io.calico4j.cli.terminal.Text;
import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.Severity;
import io.calico4j.diagnostic.SourceSnippet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows findings to a person, each with its line of the source and a caret. */
public final class FindingsScreen {
    /** How many findings of one code are shown, unless all are wanted. */
    private static final int ALIKE_SHOWN = 10;

    private final Screen screen;
    private final Input input;

    /** Creates the view of an input's findings. */
    public FindingsScreen(Screen screen, Input input) {
        this.screen = screen;
        this.input = input;
    }

    /**
     * Shows findings.
     *
     * @param all whether information is shown too, and every finding of many alike
     */
    public void show(Diagnostics diagnostics, boolean all) {
        List<Diagnostic> wanted = diagnostics.stream()
                .filter(d -> all || d.severity() != Severity.INFORMATION)
                .toList();
        if (wanted.isEmpty()) {
            return;
        }
        screen.section("FINDINGS");
        Map<String, Integer> seen = new HashMap<>();
        Map<String, Integer> more = new LinkedHashMap<>();
        for (Diagnostic diagnostic : wanted) {
            String alike = diagnostic.severity() + " " + diagnostic.code();
            if (all || seen.merge(alike, 1, Integer::sum) <= ALIKE_SHOWN) {
                show(diagnostic);
            } else {
                more.merge(alike, 1, Integer::sum);
            }
        }
        more.forEach((alike, count) ->
                screen.line(Text.of(Style.FAINT, "  and " + count + " more of " + alike + "; --all shows them")));
    }

    private void show(Diagnostic diagnostic) {
        Text head = Text.of("  ")
                .and(style(diagnostic.severity()), diagnostic.severity().toString())
                .and(Style.FAINT, " " + diagnostic.code());
        String about = (diagnostic.subject().orElse("") + " " + diagnostic.path()).strip();
        screen.line(about.isEmpty() ? head : head.and("  ").and(Style.NAME, about));
        diagnostic.position().ifPresent(position -> screen.line(Text.of(Style.FAINT, "    " + position)));
        screen.line("    " + diagnostic.message());
        diagnostic
                .position()
                .flatMap(position -> input.lineOf(position).map(line -> SourceSnippet.of(line, position.column())))
                .ifPresent(snippet -> {
                    screen.line(Text.of(Style.FAINT, "      | ").and(snippet.text()));
                    screen.line(Text.of(Style.FAINT, "      | ")
                            .and(" ".repeat(snippet.caret()))
                            .and(style(diagnostic.severity()), "^"));
                });
        diagnostic.hint().ifPresent(hint -> screen.line(Text.of("    ").and(Style.GOOD, hint)));
    }

    private static Style style(Severity severity) {
        return switch (severity) {
            case ERROR -> Style.BAD;
            case WARNING -> Style.WARNING;
            case INFORMATION -> Style.FAINT;
        };
    }
}
