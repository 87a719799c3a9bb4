// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.trace;

import io.calico4j.cli.terminal.Screen;
import io.calico4j.cli.terminal.Style;
import io.calico4j.cli.terminal.Table;
import io.calico4j.cli.terminal.Text;

/** Shows the answer of {@code trace} to a person. */
final class TraceScreen {
    private final Screen screen;

    TraceScreen(Screen screen) {
        this.screen = screen;
    }

    /**
     * Shows an answer.
     *
     * @param asked whether policy was asked
     */
    void show(TraceAnswer answer, boolean asked) {
        screen.line(Text.of(Style.NAME, answer.from())
                .and(Style.FAINT, suffix(answer.from(), answer.fromAddress()))
                .and(" -> ")
                .and(Style.NAME, answer.to())
                .and(Style.FAINT, suffix(answer.to(), answer.toAddress())));
        screen.line(Text.of(answer.arrives() ? Style.GOOD : Style.BAD, answer.outcome())
                .and(", " + answer.mode())
                .and(Style.FAINT, answer.nodes().isEmpty() ? "" : "  by " + String.join(" -> ", answer.nodes())));
        answer.translated().ifPresent(t -> screen.line(Text.of(t)));
        answer.sourceNat().ifPresent(n -> screen.line(Text.of("source becomes " + n)));
        answer.capacityBytes()
                .ifPresent(c -> screen.line(
                        Text.of(answer.fits() ? Style.GOOD : Style.BAD, answer.fits() ? "fits" : "does not fit")
                                .and(": packets of " + answer.packetBytes() + " bytes on a way that takes " + c)));
        for (TraceAnswer.Ruling ruling : answer.policies()) {
            screen.line(Text.of(ruling.text() + " ")
                    .and(ruling.allowed() ? Style.GOOD : Style.BAD, ruling.allowed() ? "allowed" : "denied")
                    .and(" " + ruling.reason())
                    .and(Style.FAINT, ruling.place().map(p -> "  " + p).orElse("")));
        }
        if (!asked) {
            screen.line(Text.of(
                    Style.FAINT,
                    "policy is not asked: name a port behind the destination, as in "
                            + answer.to().replaceFirst("^pod/", "") + ":443 or :53/udp"));
        }
        answer.assumptions().forEach(a -> screen.line(Text.of(Style.FAINT, "assumed: " + a)));
        answer.firstPicture().ifPresent(this::picture);
        int number = 1;
        for (TraceAnswer.Step step : answer.hops()) {
            screen.section(number + " " + step.node());
            Table table = new Table().left("").left("");
            for (TraceAnswer.Candidate route : step.routes()) {
                table.row(
                        Text.of(
                                route.taken() ? Style.STRONG : Style.FAINT,
                                (route.taken() ? "* " : "  ") + route.route()),
                        Text.of(Style.FAINT, route.reason()));
            }
            if (!table.isEmpty()) {
                screen.lines(table.lines());
            }
            step.out().ifPresent(out -> picture(out.picture()));
            number++;
        }
    }

    private static String suffix(String name, String address) {
        return name.equals(address) ? "" : " " + address;
    }

    private void picture(String picture) {
        screen.space();
        picture.lines().forEach(line -> screen.line("  " + line));
    }
}
