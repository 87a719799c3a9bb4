// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.select;

import io.calico4j.cli.command.ExitCode;
import io.calico4j.cli.command.FindingsScreen;
import io.calico4j.cli.command.Input;
import io.calico4j.cli.command.Json;
import io.calico4j.cli.command.OutputOptions;
import io.calico4j.cli.command.Session;
import io.calico4j.cli.command.UsageException;
import io.calico4j.cli.terminal.Screen;
import io.calico4j.label.Selector;
import io.calico4j.label.SelectorSyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code select}: what a selector matches, and why. */
@Command(
        name = "select",
        header = "Lists what a selector matches, and says why.",
        description = {
            "",
            "Matches pods (and controllers without any, which stand for theirs), workload endpoints, host endpoints and network "
                    + "sets, with the labels they have from their namespace (pcns.NAME), service account (pcsa.NAME) and "
                    + "profiles.",
            ""
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  calico4j select \"app == 'web'\" cluster/",
            "  calico4j select \"pcns.name == 'org-1' && !has(track)\" cluster/",
            "  calico4j select \"app == 'web'\" cluster/ --why org-1/db-0    term by term",
            "",
            "Exit status: 0 something matches (with --why: this one does), 1 nothing does or a manifest has errors,",
            "2 wrong call or selector, or unreadable file."
        })
public final class SelectCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(
            names = "--why",
            paramLabel = "NAME",
            description = "Explain the answer about one of them: NAME, NAMESPACE/NAME, or either after KIND/.")
    private @Nullable String why;

    @Parameters(index = "0", paramLabel = "SELECTOR", description = "A selector, such as \"app == 'web'\".")
    private String selectorText = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "PATH",
            description = "Files, and folders of .yaml, .yml and .json files.")
    private List<Path> paths = new ArrayList<>();

    /** Creates the command in its surroundings. */
    public SelectCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Selector selector = parse(selectorText);
        Input input = Input.read(session, paths);
        Population population = Population.of(input.resources());
        boolean matched = why == null ? list(selector, population) : explain(selector, population, why);
        if (!output.json()) {
            new FindingsScreen(session.screen(output.colour()), input)
                    .show(input.diagnostics().errors(), false);
        }
        return matched && !input.diagnostics().hasErrors() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private static Selector parse(String text) {
        try {
            return Selector.parse(text);
        } catch (SelectorSyntaxException e) {
            throw new UsageException("the selector can't be read\n"
                    + e.error().snippet().indent(2).stripTrailing()
                    + e.error()
                            .correction()
                            .map(corrected -> "\ndid you mean \"" + corrected + "\"?")
                            .orElse(""));
        }
    }

    private boolean list(Selector selector, Population population) {
        List<Member> matches = population.matching(selector);
        SelectAnswer answer = SelectAnswer.of(selector, population, matches);
        if (output.json()) {
            session.out().print(Json.text(answer));
        } else {
            new SelectScreen(session.screen(output.colour())).show(answer);
        }
        return !matches.isEmpty();
    }

    private boolean explain(Selector selector, Population population, String name) {
        List<Member> named = population.named(name);
        if (named.isEmpty()) {
            throw new UsageException("no pod, endpoint or network set is named " + name);
        }
        if (named.size() > 1) {
            throw new UsageException(name + " may be "
                    + named.stream().map(m -> m.kind() + "/" + m.title()).collect(Collectors.joining(" or ")));
        }
        Member member = named.get(0);
        WhyAnswer answer = WhyAnswer.of(selector, member, population.inherited());
        if (output.json()) {
            session.out().print(Json.text(answer));
        } else {
            Screen screen = session.screen(output.colour());
            new SelectScreen(screen).show(answer);
        }
        return answer.matches();
    }
}
