// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.bgp;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.calico4j.bgp.propagation.BgpNetwork;
import io.calico4j.bgp.propagation.BgpPropagation;
import io.calico4j.bgp.propagation.Reach;
import io.calico4j.bgp.review.FailureReport;
import io.calico4j.cli.command.ExitCode;
import io.calico4j.cli.command.Input;
import io.calico4j.cli.command.Json;
import io.calico4j.cli.command.OutputOptions;
import io.calico4j.cli.command.Session;
import io.calico4j.cli.command.UsageException;
import io.calico4j.cli.terminal.Screen;
import io.calico4j.cli.terminal.Style;
import io.calico4j.cli.terminal.Table;
import io.calico4j.cli.terminal.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code what-if}: who still reaches what when something fails. */
@Command(
        name = "what-if",
        header = "Show who still reaches what when nodes or routers fail.",
        description = {
            "",
            "With --fail: these together. Without: each node and router by itself, then pairs, as far as the budget goes.",
            ""
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  calico4j what-if cluster/ --fail rr-a-1",
            "  calico4j what-if cluster/ --fail rr-a-1 --fail 10.90.1.1",
            "  calico4j what-if cluster/ --budget 500",
            "",
            "Exit status: 0 nobody loses a route, 1 somebody does, 2 wrong call or unreadable file."
        })
public final class WhatIfCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(names = "--fail", paramLabel = "NAME", description = "A node, or a router by its address. May be repeated.")
    private List<String> failed = new ArrayList<>();

    @Option(
            names = "--budget",
            paramLabel = "N",
            description = "How many failures to try without --fail (default: 200).")
    private int budget = 200;

    @Option(names = "--ipv6", description = "Look at IPv6 instead of IPv4.")
    private boolean v6;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files, and folders of .yaml, .yml and .json files.")
    private List<Path> paths = new ArrayList<>();

    /** Creates the command in its surroundings. */
    public WhatIfCommand(Session session) {
        this.session = session;
    }

    /** The answer in JSON: each failure with the pairs of node and destination before and after. */
    @JsonPropertyOrder({"failed", "pairs", "reached", "lost", "missing"})
    record Answer(List<String> failed, long pairs, long reached, long lost, List<String> missing) {
        static Answer of(FailureReport.Result result) {
            Reach reach = result.reach();
            return new Answer(
                    result.failed(),
                    reach.wanted(),
                    reach.reached(),
                    result.lost(),
                    reach.missing().stream()
                            .map(g -> g.node() + " to " + g.destination())
                            .toList());
        }
    }

    @Override
    public Integer call() {
        BgpNetwork network = Network.of(Input.read(session, paths), v6);
        BgpPropagation now = BgpPropagation.of(network);
        FailureReport report = failed.isEmpty() ? all(network, now) : together(network, now);
        if (output.json()) {
            session.out()
                    .print(Json.text(report.results().stream().map(Answer::of).toList()));
        } else {
            show(now.reach(), report);
        }
        long before = now.reach().wanted() - now.reach().reached();
        return report.results().stream().anyMatch(r -> r.lost() > before) ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private FailureReport together(BgpNetwork network, BgpPropagation now) {
        for (String name : failed) {
            if (!now.speakers().contains(name)) {
                throw new UsageException(
                        "no node or router is named " + name + "; there are: " + String.join(", ", now.speakers()));
            }
        }
        Reach reach = BgpPropagation.of(network.without(failed)).reach();
        return new FailureReport(List.of(new FailureReport.Result(failed, reach)), true);
    }

    private FailureReport all(BgpNetwork network, BgpPropagation now) {
        TreeMap<String, List<String>> units = new TreeMap<>();
        now.speakers().forEach(s -> units.put(s, List.of(s)));
        return FailureReport.of(network, units, budget);
    }

    private void show(Reach before, FailureReport report) {
        Screen screen = session.screen(output.colour());
        screen.line(Text.of(Style.HEADING, "WHAT IF")
                .and("  now " + before.reached() + " of " + before.wanted()
                        + " pairs of node and destination have a route"));
        Table table = new Table()
                .left("FAILS")
                .right("PAIRS LEFT")
                .right("WITH A ROUTE")
                .left("");
        int shown = 0;
        for (FailureReport.Result result : report.results()) {
            if (report.results().size() == 1 || result.lost() > 0) {
                shown++;
                table.row(
                        Text.of(Style.NAME, String.join(" and ", result.failed())),
                        result.reach().wanted(),
                        result.reach().reached(),
                        result.lost() == 0
                                ? Text.of(Style.GOOD, "nobody else loses a route")
                                : Text.of(Style.BAD, result.lost() + " lost"));
            }
        }
        screen.lines(table.lines());
        if (shown == 0) {
            screen.line(Text.of(Style.GOOD, "  no failure takes a route from those that stay up"));
        }
        String tried = Text.count(report.results().size(), "failure") + " tried";
        screen.line(Text.of(
                Style.FAINT,
                "  " + tried + (report.isComplete() ? "" : "; the budget is used up, --budget raises it")));
        if (report.results().size() == 1) {
            examples(screen, report.results().get(0));
        }
    }

    private static void examples(Screen screen, FailureReport.Result result) {
        if (!result.reach().missing().isEmpty()) {
            screen.section("WITHOUT A ROUTE");
            Table table = new Table().left("NODE").left("DESTINATION");
            result.reach().missing().stream().limit(20).forEach(g -> table.row(g.node(), g.destination()));
            screen.lines(table.lines());
        }
    }
}
