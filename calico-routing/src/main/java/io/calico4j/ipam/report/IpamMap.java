// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.report;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A picture of all blocks: one cell each, darker the more of its addresses are in use; first by pool in the order of the
 * addresses, then by owner.
 *
 * <p>A pool with more than 4,096 possible blocks shows the claimed ones only. Texts are escaped; the output is the same
 * for the same report.
 */
public final class IpamMap {
    private static final int CELL = 13;
    private static final int STEP = 15;
    private static final int COLUMNS = 64;
    private static final int MARGIN = 24;
    private static final int LABEL = 190;
    private static final int WIDTH = 2 * MARGIN + LABEL + COLUMNS * STEP;
    private static final int MOST_CELLS = 4_096;
    private static final int MOST_OWNERS = 400;
    private static final int LINE = 20;

    private final IpamReport report;
    private final Map<Cidr, BlockUse> blocks = new HashMap<>();
    private final Map<String, Boolean> known = new HashMap<>();
    private final StringBuilder out = new StringBuilder(1 << 16);
    private int y = MARGIN;

    private IpamMap(IpamReport report) {
        this.report = report;
        report.blocks().forEach(block -> blocks.put(block.cidr(), block));
        report.owners()
                .forEach(owner ->
                        known.put(owner.owner(), owner.known() || owner.owner().isEmpty()));
    }

    /** Returns the picture as an SVG document. */
    public static String svg(IpamReport report, String title) {
        IpamMap map = new IpamMap(Objects.requireNonNull(report, "report"));
        map.draw(Objects.requireNonNull(title, "title"));
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + map.document();
    }

    /** Returns the picture in an HTML page. */
    public static String html(IpamReport report, String title) {
        IpamMap map = new IpamMap(Objects.requireNonNull(report, "report"));
        map.draw(Objects.requireNonNull(title, "title"));
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"UTF-8\"><title>" + escaped(title)
                + "</title></head>\n<body style=\"margin:0;background:#fff\">\n" + map.document() + "</body></html>\n";
    }

    private String document() {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + WIDTH + "\" height=\"" + (y + MARGIN)
                + "\" viewBox=\"0 0 " + WIDTH + " " + (y + MARGIN)
                + "\" font-family=\"Helvetica, Arial, sans-serif\" font-size=\"12\">\n"
                + "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n" + out + "</svg>\n";
    }

    private void draw(String title) {
        text(MARGIN, y + 8, "#1b2733", "font-size=\"18\" font-weight=\"bold\"", title);
        y += 28;
        text(
                MARGIN,
                y,
                "#44525f",
                "",
                "One cell is one block of addresses: the darker, the more of them are in use. Point at a cell for its range,"
                        + " its owner and its numbers.");
        y += 16;
        legend();
        for (PoolUse pool : report.pools()) {
            pool(pool);
        }
        owners();
    }

    private void legend() {
        int x = MARGIN;
        String[] names = {"not claimed", "empty", "1 %", "50 %", "100 % in use"};
        double[] parts = {-1, 0, 0.01, 0.5, 1};
        for (int i = 0; i < names.length; i++) {
            cell(x, y, parts[i], "", "");
            text(x + STEP + 4, y + 11, "#44525f", "", names[i]);
            x += 110;
        }
        cell(x, y, 0.4, "#d1242f", "");
        text(x + STEP + 4, y + 11, "#44525f", "", "owner gone or nobody");
        x += 160;
        cell(x, y, 0.4, "", "");
        dot(x, y);
        text(x + STEP + 4, y + 11, "#44525f", "", "lends to other nodes");
        y += 36;
    }

    private void pool(PoolUse pool) {
        List<BlockUse> own = report.blocks().stream()
                .filter(block -> block.pool().equals(pool.name())
                        || (block.pool().isEmpty() && pool.name().equals(Inventory.NO_POOL)))
                .toList();
        boolean all = pool.blocksPossible().signum() > 0
                && pool.blocksPossible().compareTo(BigInteger.valueOf(MOST_CELLS)) <= 0;
        String blocksText = pool.blocksPossible().signum() > 0
                ? pool.blocks() + " of " + pool.blocksPossible() + " blocks claimed"
                : pool.blocks() + (pool.blocks() == 1 ? " block" : " blocks");
        text(MARGIN, y, "#1b2733", "font-size=\"14\" font-weight=\"bold\"", pool.name());
        text(
                MARGIN + LABEL,
                y,
                "#44525f",
                "",
                (pool.name().equals(Inventory.NO_POOL) ? "" : pool.cidr() + ", blocks of /" + pool.blockPrefix() + ": ")
                        + blocksText + ", " + pool.used() + " of " + pool.addresses() + " addresses in use"
                        + (pool.disabled() && pool.blockPrefix() > 0 ? ", disabled" : "")
                        + (all || own.isEmpty() ? "" : "; claimed blocks only"));
        y += 10;
        List<Cidr> cells = all ? pool.cidr().split(pool.blockPrefix()).toList() : new ArrayList<>();
        if (!all) {
            own.forEach(block -> cells.add(block.cidr()));
        }
        for (int i = 0; i < cells.size(); i++) {
            int column = i % COLUMNS;
            if (column == 0) {
                IpAddress first = cells.get(i).network();
                text(MARGIN, y + 11, "#7a8793", "font-size=\"11\"", first.toString());
            }
            block(MARGIN + LABEL + column * STEP, y, cells.get(i));
            if (column == COLUMNS - 1 || i == cells.size() - 1) {
                y += STEP;
            }
        }
        y += 30;
    }

    private void owners() {
        Map<String, List<BlockUse>> byOwner = new TreeMap<>();
        report.blocks()
                .forEach(block -> byOwner.computeIfAbsent(block.owner(), owner -> new ArrayList<>())
                        .add(block));
        if (byOwner.isEmpty()) {
            return;
        }
        text(MARGIN, y, "#1b2733", "font-size=\"14\" font-weight=\"bold\"", "Owners and their blocks");
        y += 10;
        int shown = 0;
        for (Map.Entry<String, List<BlockUse>> owner : byOwner.entrySet()) {
            if (shown++ == MOST_OWNERS) {
                text(MARGIN, y + 12, "#44525f", "", "and " + (byOwner.size() - MOST_OWNERS) + " more owners");
                y += LINE;
                break;
            }
            owner(owner.getKey(), owner.getValue());
        }
    }

    private void owner(String owner, List<BlockUse> own) {
        boolean gone = !known.getOrDefault(owner, true);
        String name = owner.isEmpty() ? "(nobody)" : owner.startsWith("host:") ? owner.substring(5) : owner;
        text(MARGIN, y + 11, gone || owner.isEmpty() ? "#d1242f" : "#1b2733", "", cut(name) + (gone ? " (gone)" : ""));
        long used = own.stream().mapToLong(BlockUse::used).sum();
        long size = own.stream().mapToLong(BlockUse::size).sum();
        int x = MARGIN + LABEL;
        for (int i = 0; i < own.size(); i++) {
            if (i > 0 && i % (COLUMNS - 8) == 0) {
                y += STEP;
                x = MARGIN + LABEL;
            }
            block(x, y, own.get(i).cidr());
            x += STEP;
        }
        text(x + 6, y + 11, "#7a8793", "font-size=\"11\"", used + " of " + size);
        y += STEP + 2;
    }

    private static String cut(String name) {
        return name.length() <= 26 ? name : name.substring(0, 25) + "…";
    }

    private void block(int x, int top, Cidr cidr) {
        BlockUse use = blocks.get(cidr);
        if (use == null) {
            cell(x, top, -1, "", cidr + ": not claimed");
            return;
        }
        boolean orphan = use.owner().isEmpty() || !known.getOrDefault(use.owner(), true);
        String title = cidr + ", " + (use.owner().isEmpty() ? "nobody's" : use.owner()) + ": " + use.used() + " of "
                + use.size() + " in use" + (use.borrowed() > 0 ? ", " + use.borrowed() + " by other nodes" : "");
        cell(x, top, (double) use.used() / use.size(), orphan ? "#d1242f" : "", title);
        if (use.borrowed() > 0) {
            dot(x, top);
        }
    }

    private void cell(int x, int top, double part, String border, String title) {
        String fill = part < 0 ? "#f4f6f8" : part == 0 ? "#ffffff" : shade(part);
        String stroke = !border.isEmpty() ? border : part < 0 ? "#e3e8ed" : "#3d7ab8";
        out.append("<rect x=\"")
                .append(x)
                .append("\" y=\"")
                .append(top)
                .append("\" width=\"")
                .append(CELL);
        out.append("\" height=\"")
                .append(CELL)
                .append("\" fill=\"")
                .append(fill)
                .append("\" stroke=\"")
                .append(stroke);
        out.append('"').append(border.isEmpty() ? "" : " stroke-width=\"2\"");
        if (title.isEmpty()) {
            out.append("/>\n");
        } else {
            out.append("><title>").append(escaped(title)).append("</title></rect>\n");
        }
    }

    private void dot(int x, int top) {
        out.append("<circle cx=\"").append(x + CELL - 3).append("\" cy=\"").append(top + 3);
        out.append("\" r=\"3\" fill=\"#f59e0b\"/>\n");
    }

    /** Returns a colour between a light and a dark blue. */
    private static String shade(double part) {
        double p = 0.12 + 0.88 * Math.min(1, part);
        int red = (int) Math.round(222 + (8 - 222) * p);
        int green = (int) Math.round(235 + (48 - 235) * p);
        int blue = (int) Math.round(247 + (107 - 247) * p);
        return String.format("#%02x%02x%02x", red, green, blue);
    }

    private void text(int x, int baseline, String colour, String attributes, String text) {
        out.append("<text x=\"")
                .append(x)
                .append("\" y=\"")
                .append(baseline)
                .append("\" fill=\"")
                .append(colour);
        out.append('"').append(attributes.isEmpty() ? "" : " " + attributes).append('>');
        out.append(escaped(text)).append("</text>\n");
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(isAllowed(c) ? c : 0xFFFD);
            }
        });
        return safe.toString();
    }

    private static boolean isAllowed(int c) {
        return c >= ' ' && c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c <= 0xDFFF);
    }
}
