// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.routes;

import io.calico4j.cli.terminal.Screen;
import io.calico4j.cli.terminal.Style;
import io.calico4j.cli.terminal.Table;
import io.calico4j.cli.terminal.Text;
import java.util.Optional;

/** Shows the answer of {@code routes} to a person. */
final class RoutesScreen {
    private final Screen screen;

    RoutesScreen(Screen screen) {
        this.screen = screen;
    }

    void show(RoutesAnswer answer) {
        screen.line(Text.of(Style.HEADING, answer.node())
                .and("  " + String.join(", ", answer.addresses()))
                .and(Style.FAINT, "  network " + answer.hostMtu() + " bytes, pods ")
                .and(Style.STRONG, answer.podMtu() + " bytes"));
        answer.assumptions().forEach(a -> screen.line(Text.of(Style.FAINT, "  assumed: " + a)));
        if (!answer.devices().isEmpty()) {
            screen.section("Tunnels");
            Table table =
                    new Table().left("DEVICE").left("ADDRESS").right("MTU").left("DETAIL");
            answer.devices()
                    .forEach(d -> table.row(
                            Text.of(Style.NAME, d.name()),
                            d.address(),
                            number(d.mtu()),
                            Text.of(Style.FAINT, d.detail())));
            screen.lines(table.lines());
        }
        screen.section("Routes");
        Table table = new Table()
                .left("DESTINATION")
                .left("VIA")
                .left("DEVICE")
                .left("LEADS TO")
                .left("PACKETS TRAVEL")
                .left("SET BY")
                .right("METRIC")
                .right("MTU");
        for (RoutesAnswer.Route route : answer.routes()) {
            boolean drop = route.kind().equals("blackhole");
            table.row(
                    Text.of(Style.NAME, route.destination()),
                    drop ? Text.of(Style.FAINT, "dropped") : Text.of(route.via()),
                    route.device(),
                    route.leadsTo(),
                    Text.of(Style.FAINT, route.how()),
                    by(route.programmer()),
                    route.metric(),
                    number(route.mtu()));
        }
        screen.lines(table.lines());
        if (!answer.neighbours().isEmpty()) {
            screen.section("VXLAN neighbours");
            Table neighbours = new Table()
                    .left("DEVICE")
                    .left("TUNNEL ADDRESS")
                    .left("MAC")
                    .left("NODE ADDRESS");
            answer.neighbours().forEach(n -> neighbours.row(n.device(), n.tunnelAddress(), n.mac(), n.host()));
            screen.lines(neighbours.lines());
        }
    }

    private static String by(String programmer) {
        return switch (programmer) {
            case "felix" -> "Felix";
            case "bird" -> "BIRD";
            default -> programmer;
        };
    }

    private static String number(Optional<Integer> number) {
        return number.map(Object::toString).orElse("");
    }
}
