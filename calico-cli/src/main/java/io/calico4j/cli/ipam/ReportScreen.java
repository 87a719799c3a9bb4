// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.ipam;

import io.calico4j.cli.terminal.Screen;
import io.calico4j.cli.terminal.Style;
import io.calico4j.cli.terminal.Table;
import io.calico4j.cli.terminal.Text;
import io.calico4j.diagnostic.Severity;
import io.calico4j.ipam.report.IpamEvidence;
import io.calico4j.ipam.report.IpamFinding;
import io.calico4j.ipam.report.IpamReport;
import io.calico4j.ipam.report.OwnerUse;
import io.calico4j.ipam.report.PoolUse;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Shows a report to a person. */
final class ReportScreen {
    private static final int OWNERS_SHOWN = 20;
    /** How many findings of one code are shown, unless all are wanted. */
    private static final int ALIKE_SHOWN = 10;

    private final Screen screen;
    private final Places places;
    private final boolean all;

    ReportScreen(Screen screen, Places places, boolean all) {
        this.screen = screen;
        this.places = places;
        this.all = all;
    }

    void show(IpamReport report) {
        long used = report.blocks().stream().mapToLong(block -> block.used()).sum();
        screen.line(Text.of(Style.HEADING, used + " addresses in use")
                .and(" in " + Text.count(report.blocks().size(), "block") + " of "
                        + Text.count(report.pools().size(), "pool")));
        pools(report.pools());
        owners(report.owners());
        findings(report);
    }

    private void pools(List<PoolUse> pools) {
        screen.section("POOLS");
        Table table = new Table()
                .left("NAME")
                .left("CIDR")
                .right("USED")
                .right("ADDRESSES")
                .right("USE")
                .left("")
                .right("BLOCKS")
                .right("POSSIBLE")
                .right("EMPTY")
                .right("BORROWED");
        for (PoolUse pool : pools) {
            double part = part(BigInteger.valueOf(pool.used()), pool.addresses());
            table.row(
                    Text.of(Style.NAME, pool.name())
                            .and(
                                    pool.disabled() && pool.blockPrefix() > 0
                                            ? Text.of(Style.WARNING, " (disabled)")
                                            : Text.empty()),
                    pool.cidr(),
                    pool.used(),
                    pool.addresses(),
                    percent(part),
                    Bar.of(part),
                    pool.blocks(),
                    pool.blocksPossible(),
                    pool.emptyBlocks(),
                    pool.borrowed());
        }
        screen.lines(table.lines());
    }

    private static double part(BigInteger some, BigInteger of) {
        return of.signum() == 0
                ? 0
                : new BigDecimal(some)
                        .divide(new BigDecimal(of), 6, RoundingMode.HALF_UP)
                        .doubleValue();
    }

    static String percent(double part) {
        return BigDecimal.valueOf(100 * part).setScale(1, RoundingMode.HALF_UP) + " %";
    }

    private void owners(List<OwnerUse> owners) {
        List<OwnerUse> shown = all
                ? owners
                : owners.stream()
                        .sorted(Comparator.comparingLong(OwnerUse::used)
                                .reversed()
                                .thenComparing(OwnerUse::owner))
                        .limit(OWNERS_SHOWN)
                        .toList();
        if (shown.size() < owners.size()) {
            String rest = "the " + shown.size() + " with most addresses in use of " + owners.size();
            screen.section("OWNERS", Text.of(Style.FAINT, rest));
        } else {
            screen.section("OWNERS");
        }
        Table table = new Table()
                .left("OWNER")
                .right("BLOCKS")
                .right("USED")
                .right("OF")
                .right("USE")
                .left("")
                .right("EMPTY")
                .right("LENT")
                .right("BORROWED");
        for (OwnerUse owner : shown) {
            double part = owner.addresses() == 0 ? 0 : (double) owner.used() / owner.addresses();
            Text name = owner.owner().isEmpty() ? Text.of(Style.FAINT, "(nobody)") : Text.of(Style.NAME, owner.owner());
            table.row(
                    owner.known() || owner.owner().isEmpty() ? name : name.and(Style.BAD, " (gone)"),
                    owner.blocks(),
                    owner.used(),
                    owner.addresses(),
                    percent(part),
                    Bar.of(part),
                    owner.emptyBlocks(),
                    owner.lent(),
                    owner.borrowed());
        }
        screen.lines(table.lines());
    }

    private void findings(IpamReport report) {
        if (report.findings().isEmpty()) {
            screen.section("OUT OF ORDER");
        } else {
            screen.section("OUT OF ORDER", summary(report));
        }
        for (String gap : report.gaps()) {
            screen.line(Text.of("  ").and(Style.FAINT, gap));
        }
        if (report.findings().isEmpty()) {
            screen.line(Text.of("  ").and(Style.GOOD, "nothing"));
        }
        Map<String, Integer> seen = new TreeMap<>();
        for (IpamFinding finding : report.findings()) {
            if (seen.merge(finding.code().name(), 1, Integer::sum) <= ALIKE_SHOWN || all) {
                finding(finding);
            }
        }
        seen.forEach((code, count) -> {
            if (count > ALIKE_SHOWN && !all) {
                screen.line(Text.of(
                        Style.FAINT, "  and " + (count - ALIKE_SHOWN) + " more of " + code + "; --all shows them"));
            }
        });
        commands(report);
    }

    private static Text summary(IpamReport report) {
        Text summary = Text.empty();
        for (Severity severity : Severity.values()) {
            long count = report.count(severity);
            if (count > 0) {
                String noun = severity == Severity.INFORMATION ? "note" : severity.toString();
                summary = (summary.width() > 0 ? summary.and(", ") : summary)
                        .and(style(severity), Text.count((int) count, noun));
            }
        }
        return summary;
    }

    private void finding(IpamFinding finding) {
        screen.line(Text.of("  ")
                .and(style(finding.severity()), finding.code().name())
                .and("  " + finding.message()));
        for (IpamEvidence evidence : finding.evidence()) {
            screen.line(Text.of("      " + evidence.text())
                    .and(Style.FAINT, place(evidence).map(place -> "  " + place).orElse("")));
        }
        screen.line(Text.of("      repair: ").and(Style.GOOD, finding.repair().describe()));
    }

    /** Returns where evidence stands: file, line, column and field. */
    private Optional<String> place(IpamEvidence evidence) {
        return evidence.resource()
                .flatMap(resource -> places.of(resource, evidence.path()))
                .map(position -> position + (evidence.path().isRoot() ? "" : " " + evidence.path()));
    }

    /** Shows each list of commands once, with the kinds of findings that it settles. */
    private void commands(IpamReport report) {
        Map<List<String>, Set<String>> codes = new LinkedHashMap<>();
        for (IpamFinding finding : report.findings()) {
            if (!finding.repair().commands().isEmpty()) {
                codes.computeIfAbsent(finding.repair().commands(), list -> new LinkedHashSet<>())
                        .add(finding.code().name());
            }
        }
        if (codes.isEmpty()) {
            return;
        }
        screen.section("REPAIR WITH CALICO'S TOOLS");
        codes.forEach((commands, of) -> {
            screen.line("  " + String.join(", ", of));
            commands.forEach(command -> screen.line(Text.of("      ").and(Style.STRONG, command)));
            if (commands.stream().anyMatch(command -> command.contains("leaks.json"))) {
                screen.line(Text.of(
                        Style.FAINT,
                        "      leaks.json is what --release-report writes: only what both files name is released,"
                                + " by handle and sequence number"));
            }
        });
    }

    private static Style style(Severity severity) {
        return switch (severity) {
            case ERROR -> Style.BAD;
            case WARNING -> Style.WARNING;
            default -> Style.STRONG;
        };
    }
}
