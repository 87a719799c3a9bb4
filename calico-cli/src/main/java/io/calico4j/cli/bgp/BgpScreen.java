// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.bgp;

import io.calico4j.bgp.BgpPlan;
import io.calico4j.bgp.propagation.BgpPropagation;
import io.calico4j.bgp.propagation.BgpRoute;
import io.calico4j.bgp.propagation.Reach;
import io.calico4j.bgp.propagation.SessionState;
import io.calico4j.bgp.review.BgpMigration;
import io.calico4j.cli.terminal.Screen;
import io.calico4j.cli.terminal.Style;
import io.calico4j.cli.terminal.Table;
import io.calico4j.cli.terminal.Text;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Shows sessions, what routers see, and steps to a person. */
final class BgpScreen {
    private static final int ROWS = 60;

    private final Screen screen;

    BgpScreen(Screen screen) {
        this.screen = screen;
    }

    void show(BgpPropagation now) {
        BgpPlan plan = now.network().plan();
        long up = now.sessions().stream().filter(SessionState::isEstablished).count();
        screen.line(Text.of(Style.HEADING, "BGP")
                .and("  " + now.network().family() + ", AS " + plan.globalAsNumber() + ", mesh "
                        + (plan.hasMesh() ? "on" : "off")));
        Table summary = new Table().left("").left("");
        summary.row("nodes", plan.nodeNames().size());
        summary.row(
                "sessions",
                up == now.sessions().size()
                        ? Text.of(Style.GOOD, "all " + up + " ends come up")
                        : Text.of(Style.BAD, up + " of " + now.sessions().size() + " ends come up"));
        Reach reach = now.reach();
        summary.row(
                "routes",
                Text.of(Text.count(now.destinations().size(), "destination") + ", ")
                        .and(
                                reach.isComplete() ? Style.GOOD : Style.BAD,
                                reach.isComplete()
                                        ? "every node has a route to every one"
                                        : reach.reached() + " of " + reach.wanted()
                                                + " pairs of node and destination have a route"));
        summary.row("copies", now.copies() + " routes kept by all nodes together");
        screen.lines(summary.lines());
        sessions(now.sessions());
        routers(now);
    }

    private void sessions(List<SessionState> sessions) {
        screen.section("SESSIONS");
        Table table = new Table().left("NODE").left("SESSION").left("PEER").left("STATE");
        for (SessionState state : sessions.subList(0, Math.min(ROWS, sessions.size()))) {
            table.row(
                    Text.of(Style.NAME, state.node()),
                    state.session(),
                    state.peer(),
                    state.isEstablished() ? Text.of(Style.GOOD, "up") : Text.of(Style.BAD, reason(state)));
        }
        if (sessions.size() > ROWS) {
            table.span(Text.of(Style.FAINT, "and " + (sessions.size() - ROWS) + " more; --output json lists all"));
        }
        screen.lines(table.lines());
    }

    private static String reason(SessionState state) {
        return state.problem().toString().toLowerCase(Locale.ROOT).replace('_', ' ')
                + (state.detail().isEmpty() ? "" : ": " + state.detail());
    }

    private void routers(BgpPropagation now) {
        for (String router : now.routers()) {
            List<BgpRoute> selected =
                    now.routesOf(router).stream().filter(BgpRoute::best).toList();
            screen.section(
                    "ROUTER " + router, Text.of(Style.FAINT, "sees " + Text.count(selected.size(), "destination")));
            Table table = new Table()
                    .left("DESTINATION")
                    .right("WAYS")
                    .left("FROM")
                    .left("AS PATH")
                    .left("COMMUNITIES");
            for (BgpRoute route : selected.subList(0, Math.min(ROWS, selected.size()))) {
                long ways = now.routesOf(router, route.destination()).stream()
                        .filter(BgpRoute::multipath)
                        .count();
                table.row(
                        Text.of(Style.NAME, route.destination().toString()),
                        ways,
                        route.from(),
                        route.asPath().stream().map(String::valueOf).collect(Collectors.joining(" ")),
                        route.communities().stream().map(String::valueOf).collect(Collectors.joining(" ")));
            }
            screen.lines(table.lines());
        }
    }

    void steps(List<BgpMigration.Step> steps) {
        screen.line(Text.of(Style.HEADING, "STEPS").and(Style.FAINT, "  wait after each until all sessions are up"));
        Table table = new Table().right("").left("").right("PAIRS WITH A ROUTE").left("");
        for (int i = 0; i < steps.size(); i++) {
            Reach reach = steps.get(i).reach();
            table.row(
                    i + 1,
                    steps.get(i).title(),
                    reach.reached() + " of " + reach.wanted(),
                    reach.isComplete() ? Text.of(Style.GOOD, "safe") : Text.of(Style.BAD, "loses routes"));
        }
        screen.lines(table.lines());
    }
}
