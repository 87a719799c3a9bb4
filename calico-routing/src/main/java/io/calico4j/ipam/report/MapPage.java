// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/** A page around a picture of a report, with the same in words below it. */
final class MapPage {
    private static final int MOST_ROWS = 1_000;

    private final StringBuilder out = new StringBuilder();

    private MapPage() {}

    static String of(String title, String picture, IpamReport report) {
        MapPage page = new MapPage();
        page.pools(report.pools());
        page.owners(report.owners());
        page.findings(report.findings());
        return around(title, picture, page.out.toString());
    }

    /** Returns a page of a picture and what follows it, both as markup. */
    static String around(String title, String picture, String below) {
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"UTF-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width\"><meta name=\"color-scheme\" content=\"light dark\">\n"
                + "<title>" + Drawing.escaped(title) + "</title>\n<style>\n"
                + "body{margin:0;background:#fff;color:#1b2733;font:13px Helvetica,Arial,sans-serif}\n"
                + "svg{max-width:100%;height:auto}details{margin:8px 24px}summary{cursor:pointer;font-weight:bold}\n"
                + "table{border-collapse:collapse;margin:8px 0}th,td{padding:2px 10px;text-align:left;vertical-align:top}\n"
                + "td.n,th.n{text-align:right}tr+tr{border-top:1px solid #c3ccd466}\n"
                + "@media (prefers-color-scheme:dark){body{background:#10171e;color:#e8eef4}}\n"
                + "</style></head>\n<body>\n" + picture + below + "</body></html>\n";
    }

    private void pools(List<PoolUse> pools) {
        begin("Pools", "Name", "Range", "#In use", "#Addresses", "#Use", "#Blocks", "#Possible", "#Empty", "#Borrowed");
        for (PoolUse pool : pools.subList(0, Math.min(pools.size(), MOST_ROWS))) {
            row(
                    pool.name() + (pool.disabled() && pool.blockPrefix() > 0 ? " (disabled)" : ""),
                    pool.cidr() + ", blocks of /" + pool.blockPrefix(),
                    "#" + pool.used(),
                    "#" + pool.addresses(),
                    "#" + percent(pool.used(), pool.addresses()),
                    "#" + pool.blocks(),
                    "#" + pool.blocksPossible(),
                    "#" + pool.emptyBlocks(),
                    "#" + pool.borrowed());
        }
        end(pools.size());
    }

    private void owners(List<OwnerUse> owners) {
        begin("Owners", "Owner", "#Blocks", "#In use", "#Addresses", "#Use", "#Empty", "#Lent", "#Borrowed");
        for (OwnerUse owner : owners.subList(0, Math.min(owners.size(), MOST_ROWS))) {
            boolean nobody = owner.owner().isEmpty();
            row(
                    nobody ? "(nobody)" : owner.owner() + (owner.known() ? "" : " (gone)"),
                    "#" + owner.blocks(),
                    "#" + owner.used(),
                    "#" + owner.addresses(),
                    "#" + percent(owner.used(), BigInteger.valueOf(owner.addresses())),
                    "#" + owner.emptyBlocks(),
                    "#" + owner.lent(),
                    "#" + owner.borrowed());
        }
        end(owners.size());
    }

    private void findings(List<IpamFinding> findings) {
        begin("Out of order", "Severity", "What", "Finding", "Evidence", "Repair");
        for (IpamFinding finding : findings.subList(0, Math.min(findings.size(), MOST_ROWS))) {
            row(
                    finding.severity().toString(),
                    finding.code().toString(),
                    finding.message(),
                    String.join(
                            "; ",
                            finding.evidence().stream().map(IpamEvidence::text).toList()),
                    finding.repair().describe());
        }
        end(findings.size());
    }

    private void begin(String caption, String... headings) {
        out.append("<details><summary>").append(caption).append("</summary>\n<table><tr>");
        for (String heading : headings) {
            cell("th", heading);
        }
        out.append("</tr>\n");
    }

    private void row(String... cells) {
        out.append("<tr>");
        for (String cell : cells) {
            cell("td", cell);
        }
        out.append("</tr>\n");
    }

    /** Writes a cell; a number, which stands to the right, begins with {@code #}. */
    private void cell(String tag, String text) {
        boolean number = text.startsWith("#");
        out.append('<').append(tag).append(number ? " class=\"n\">" : ">");
        out.append(Drawing.escaped(number ? text.substring(1) : text));
        out.append("</").append(tag).append('>');
    }

    private void end(int rows) {
        out.append("</table>\n");
        if (rows > MOST_ROWS) {
            out.append("<p>and ").append(rows - MOST_ROWS).append(" more</p>\n");
        }
        out.append("</details>\n");
    }

    /** Returns a part of a whole in per cent with one digit; a little is never nothing. */
    static String percent(long part, BigInteger whole) {
        if (whole.signum() == 0) {
            return "0 %";
        }
        BigDecimal percent = new BigDecimal(part)
                .multiply(BigDecimal.valueOf(100))
                .divide(new BigDecimal(whole), 1, RoundingMode.HALF_UP);
        return part > 0 && percent.signum() == 0 ? "<0.1 %" : percent.toPlainString() + " %";
    }
}
