// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.validate;

import io.calico4j.cli.command.ColourOption;
import io.calico4j.cli.command.FailOnOption;
import io.calico4j.cli.command.FindingsScreen;
import io.calico4j.cli.command.HelpOption;
import io.calico4j.cli.command.Input;
import io.calico4j.cli.command.ProgramVersion;
import io.calico4j.cli.command.Session;
import io.calico4j.cli.terminal.Screen;
import io.calico4j.cli.terminal.Style;
import io.calico4j.cli.terminal.Text;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.Severity;
import io.calico4j.report.Report;
import io.calico4j.report.Suppressed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code validate}: everything that is wrong with manifests, alone and together. */
@Command(
        name = "validate",
        header = "Says everything that is wrong with manifests, without a cluster.",
        description = {
            "",
            "Reads manifests strictly, checks each resource as calicoctl and the API server would, and looks at all of them "
                    + "together for mistakes that a cluster takes without a word: selectors that match nothing, overlapping "
                    + "pools, policies in a tier that does not exist, Kubernetes policies that open more than they say.",
            ""
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  calico4j validate cluster/",
            "  calico4j validate --fail-on warning cluster/",
            "  calico4j validate -o sarif cluster/ > calico4j.sarif     for a code host",
            "  calico4j validate -o junit cluster/ > calico4j.xml       for a CI server",
            "  calico4j validate -o github cluster/                     in a GitHub workflow",
            "  calico4j validate --accept calico4j.suppressions cluster/",
            "",
            "A finding is accepted by a line of the file, with its reason:",
            "  CAL2705 NetworkPolicy/shop/*: their pods come with the next release",
            "or by the annotation calico4j.io/suppress of the resource: \"CAL2705: the reason\".",
            "",
            "Exit status: 0 no errors, 1 errors (with --fail-on warning also for warnings),",
            "2 wrong call or unreadable file."
        })
public final class ValidateCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "Form of the report: text, json, sarif, junit or github (default: text).")
    private ReportChoice output = ReportChoice.text;

    @Option(
            names = "--as",
            paramLabel = "WHO",
            defaultValue = "both",
            description =
                    "Whose checks of single resources are run: calicoctl, schema (the API server) or both (default: both).")
    private PassChoice pass = PassChoice.both;

    @Option(names = "--alone", description = "Check each resource alone; do not look at them together.")
    private boolean alone;

    @Option(names = "--accept", paramLabel = "FILE", description = "A file of accepted findings, each with its reason.")
    private @Nullable Path accepted;

    @Mixin
    private FailOnOption failOn = new FailOnOption();

    @Option(
            names = "--all",
            description = "Show every finding: mere information, accepted ones, and all of many alike.")
    private boolean all;

    @Mixin
    private ColourOption colour = new ColourOption();

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private HelpOption help = new HelpOption();

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files, and folders of .yaml, .yml and .json files.")
    private List<Path> paths = new ArrayList<>();

    /** Creates the command in its surroundings. */
    public ValidateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Input input = Input.read(session, paths);
        Checked checked = Checked.of(input, pass.validator(), !alone, accepted);
        Diagnostics findings = checked.applied().findings();
        if (output == ReportChoice.text) {
            show(session.screen(colour.colour()), checked);
        } else {
            session.out().print(report(checked).render(output.format()));
        }
        return failOn.status(findings);
    }

    /** Programs get everything; people who look at a code host or a CI server get what a person at a terminal gets. */
    private Report report(Checked checked) {
        Diagnostics findings = checked.applied().findings();
        boolean everything = all || output == ReportChoice.json;
        return Report.of(everything ? findings : findings.filter(d -> d.severity() != Severity.INFORMATION))
                .withSuppressed(checked.applied().suppressed())
                .withSources(checked.input().sources().keySet())
                .withLines(checked.input()::lineOf)
                .withToolVersion(ProgramVersion.text());
    }

    private void show(Screen screen, Checked checked) {
        Diagnostics findings = checked.applied().findings();
        new FindingsScreen(screen, checked.input()).show(findings, all);
        if (all) {
            suppressed(screen, checked.applied().suppressed());
        }
        if (!findings.isEmpty()) {
            screen.space();
        }
        screen.line(summary(checked));
    }

    private static void suppressed(Screen screen, List<Suppressed> suppressed) {
        if (suppressed.isEmpty()) {
            return;
        }
        screen.section("ACCEPTED");
        for (Suppressed one : suppressed) {
            screen.line(Text.of(Style.FAINT, "  " + one.finding().code() + "  ")
                    .and(
                            Style.NAME,
                            one.finding().subject().orElse("") + " "
                                    + one.finding().path()));
            screen.line("    " + one.finding().message());
            screen.line(Text.of(Style.GOOD, "    " + one.reason()).and(Style.FAINT, " (" + one.where() + ")"));
        }
    }

    private static Text summary(Checked checked) {
        Diagnostics findings = checked.applied().findings();
        int errors = findings.count(Severity.ERROR);
        int warnings = findings.count(Severity.WARNING);
        Text text = Text.of(Style.HEADING, Text.count(checked.input().found(), "resource"))
                .and(" in " + Text.count(checked.input().files(), "file") + ": ");
        text = errors + warnings == 0
                ? text.and(Style.GOOD, "nothing wrong")
                : text.and(errors > 0 ? Style.BAD : Style.PLAIN, Text.count(errors, "error"))
                        .and(", ")
                        .and(warnings > 0 ? Style.WARNING : Style.PLAIN, Text.count(warnings, "warning"));
        int accepted = checked.applied().suppressed().size();
        return accepted == 0 ? text : text.and(Style.FAINT, ", " + accepted + " accepted");
    }
}
