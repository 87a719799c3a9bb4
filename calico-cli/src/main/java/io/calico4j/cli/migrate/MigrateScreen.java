// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.migrate;

import io.calico4j.cli.terminal.Screen;
import io.calico4j.cli.terminal.Style;
import io.calico4j.cli.terminal.Table;
import io.calico4j.cli.terminal.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows the answer of {@code migrate} to a person. */
final class MigrateScreen {
    private static final int NODES_SHOWN = 3;
    private static final int GROUPS_SHOWN = 12;
    private static final int REASONS_SHOWN = 4;
    private static final String REACHABLE = "reachable";

    private final Screen screen;

    MigrateScreen(Screen screen) {
        this.screen = screen;
    }

    void show(MigrateAnswer answer) {
        if (answer.steps().isEmpty()) {
            screen.line("Nothing changes.");
            return;
        }
        screen.line(Text.of(Style.HEADING, Text.count(answer.steps().size(), "step"))
                .and(", at worst ")
                .and(style(answer.verdict()), answer.verdict())
                .and("; everything at once would be ")
                .and(style(answer.allAtOnce().verdict()), answer.allAtOnce().verdict()));
        answer.assumptions().forEach(a -> screen.line(Text.of(Style.FAINT, "assumed: " + a)));
        screen.section("Nodes", Text.of(Style.FAINT, answer.nodes() + ", by what the change does to them"));
        Table groups = new Table().left("GROUP").left("SUBNETS").right("NODES").left("");
        for (MigrateAnswer.Group group : answer.groups()) {
            groups.row(
                    Text.of(Style.STRONG, group.name()),
                    String.join(", ", group.subnets()),
                    group.nodes().size(),
                    Text.of(Style.FAINT, names(group.nodes())));
        }
        screen.lines(groups.lines());
        List<MigrateAnswer.Pair> shown = List.of();
        for (int i = 0; i < answer.steps().size(); i++) {
            MigrateAnswer.Step step = answer.steps().get(i);
            boolean same = step.pairs().equals(shown);
            show("Step " + (i + 1) + ": " + step.title(), step, same ? List.of() : answer.groups());
            if (same && !step.verdict().equals(REACHABLE)) {
                screen.line("  between the same groups as in the step before, and for the same reasons");
            }
            shown = step.pairs();
        }
        show("Instead, everything at once", answer.allAtOnce(), answer.groups());
    }

    private static String names(List<String> nodes) {
        String some = String.join(", ", nodes.subList(0, Math.min(NODES_SHOWN, nodes.size())));
        return nodes.size() > NODES_SHOWN ? some + " and " + (nodes.size() - NODES_SHOWN) + " more" : some;
    }

    private void show(String title, MigrateAnswer.Step step, List<MigrateAnswer.Group> groups) {
        screen.section(title, Text.of(style(step.verdict()), step.verdict()));
        if (!step.why().isEmpty()) {
            screen.line(Text.of("  ").and(Style.FAINT, step.why()));
        }
        screen.line(Text.of("  pods send up to " + step.podMtu() + " bytes"));
        row("while nodes change one after another", step.during());
        row("afterwards", step.after());
        if (!step.verdict().equals(REACHABLE) && !groups.isEmpty()) {
            if (groups.size() <= GROUPS_SHOWN) {
                matrix(step, groups);
            }
            reasons(step);
        }
    }

    private void row(String when, MigrateAnswer.Count count) {
        long all = count.reachable() + count.lossy() + count.cut();
        Text line = Text.of("  " + when + ": ");
        if (count.reachable() == all) {
            screen.line(line.and(Style.GOOD, "all " + all + " pairs of nodes reachable"));
            return;
        }
        List<String> parts = new ArrayList<>(List.of(count.reachable() + " of " + all + " pairs of nodes reachable"));
        if (count.lossy() > 0) {
            parts.add(count.lossy() + " lossy");
        }
        if (count.cut() > 0) {
            parts.add(count.cut() + " cut");
        }
        screen.line(line.and(count.cut() > 0 ? Style.BAD : Style.WARNING, String.join(", ", parts)));
    }

    /** From each group, a row, to each group, a column: while nodes change, then afterwards. */
    private void matrix(MigrateAnswer.Step step, List<MigrateAnswer.Group> groups) {
        Map<String, MigrateAnswer.Pair> pairs = new LinkedHashMap<>();
        step.pairs().forEach(p -> pairs.put(p.from() + " " + p.to(), p));
        Table table = new Table("    ").left("FROM \\ TO");
        groups.forEach(g -> table.left(g.name()));
        for (MigrateAnswer.Group from : groups) {
            List<Object> cells = new ArrayList<>(List.of(Text.of(Style.STRONG, from.name())));
            for (MigrateAnswer.Group to : groups) {
                cells.add(cell(pairs.get(from.name() + " " + to.name())));
            }
            table.row(cells.toArray());
        }
        screen.space();
        screen.lines(table.lines());
        screen.space();
    }

    private static Text cell(MigrateAnswer.@Nullable Pair pair) {
        if (pair == null) {
            return Text.of(Style.FAINT, "-");
        }
        if (pair.during().equals(pair.after())) {
            return Text.of(style(pair.after()), pair.after().equals(REACHABLE) ? "ok" : pair.after());
        }
        return Text.of(style(pair.during()), pair.during()).and(", then ").and(style(pair.after()), ok(pair.after()));
    }

    private static String ok(String state) {
        return state.equals(REACHABLE) ? "ok" : state;
    }

    private void reasons(MigrateAnswer.Step step) {
        List<MigrateAnswer.Pair> affected =
                step.pairs().stream().filter(p -> !p.reason().isEmpty()).toList();
        affected.stream()
                .limit(REASONS_SHOWN)
                .forEach(p -> screen.line(Text.of("  ")
                        .and(Style.STRONG, p.from() + " -> " + p.to())
                        .and(p.count() == 1 ? ": " : " (" + p.count() + " pairs, such as this): ")
                        .and(p.reason())));
        if (affected.size() > REASONS_SHOWN) {
            screen.line(Text.of(
                    Style.FAINT,
                    "  and " + (affected.size() - REASONS_SHOWN) + " more pairs of groups; -o json has all"));
        }
    }

    private static Style style(String verdict) {
        return switch (verdict) {
            case REACHABLE -> Style.GOOD;
            case "lossy" -> Style.WARNING;
            default -> Style.BAD;
        };
    }
}
