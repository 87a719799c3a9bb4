// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.report;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A picture of all blocks: one cell each, the stronger in colour the more of its addresses are in use; first by pool in the
 * order of the addresses, then by owner.
 *
 * <p>A pool with more than 65,536 possible blocks shows the claimed ones only, and no pool more than 65,536 of them. The
 * picture needs nothing from elsewhere, has light and dark colours, a description for those who can't see it and, as a page,
 * the same in tables. Texts are escaped; the output is the same for the same report.
 */
public final class IpamMap {
    private static final int COLUMNS = 64;
    private static final int STEP = 16;
    private static final int MARGIN = 24;
    private static final int LABEL = 190;
    private static final int GRID = COLUMNS * STEP;
    private static final int WIDTH = 2 * MARGIN + LABEL + GRID;
    /** Pools of more blocks have smaller cells: a quarter of the size, so that 16,384 make a square, then a sixteenth. */
    private static final int LARGE_CELLS = 2_048;

    private static final int SMALL_CELLS = 16_384;
    private static final int MOST_CELLS = 65_536;
    private static final int BAR = 9;

    private final IpamReport report;
    private final MapCells cells;
    private final Drawing drawing = new Drawing(WIDTH);
    private int y = MARGIN;

    private IpamMap(IpamReport report) {
        this.report = report;
        this.cells = new MapCells(report, drawing);
    }

    /** Returns the picture as an SVG document. */
    public static String svg(IpamReport report, String title) {
        IpamMap map = new IpamMap(Objects.requireNonNull(report, "report"));
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + map.draw(Objects.requireNonNull(title, "title"));
    }

    /** Returns the picture in an HTML page, followed by pools, owners and findings as tables. */
    public static String html(IpamReport report, String title) {
        IpamMap map = new IpamMap(Objects.requireNonNull(report, "report"));
        String picture = map.draw(Objects.requireNonNull(title, "title"));
        return MapPage.of(title, picture, report);
    }

    private String draw(String title) {
        drawing.text(MARGIN, y + 8, "h", 18, title);
        y += 30;
        drawing.text(
                MARGIN,
                y,
                "p",
                12,
                "One cell is one block of addresses: the stronger its colour, the more of them are in use. Point at a cell for"
                        + " its range, its owner and its numbers.");
        y += 14;
        legend();
        Map<String, List<BlockUse>> byPool = new HashMap<>();
        for (BlockUse block : report.blocks()) {
            String pool = block.pool().isEmpty() ? Inventory.NO_POOL : block.pool();
            byPool.computeIfAbsent(pool, name -> new ArrayList<>()).add(block);
        }
        for (PoolUse pool : report.pools()) {
            pool(pool, byPool.getOrDefault(pool.name(), List.of()));
        }
        y = new MapOwners(report, drawing, cells).draw(MARGIN, y, LABEL, WIDTH - 2 * MARGIN);
        return drawing.svg(y + MARGIN, title, description());
    }

    private void legend() {
        String[] names = {"not claimed", "empty", "1 %", "50 %", "99 %", "all in use"};
        double[] parts = {-1, 0, 0.01, 0.5, 0.99, 1};
        int[] widths = {100, 76, 62, 68, 68, 96};
        int x = MARGIN;
        for (int i = 0; i < names.length; i++) {
            cells.cell(x, y, STEP, parts[i] < 0 ? "n" : Drawing.use(parts[i]), "");
            drawing.text(x + STEP + 5, y + 11, "p", 12, names[i]);
            x += widths[i];
        }
        cells.cell(x, y, STEP, Drawing.use(0.4) + " x", "");
        drawing.text(x + STEP + 5, y + 11, "p", 12, "owner gone or nobody");
        x += 170;
        cells.cell(x, y, STEP, Drawing.use(0.4), "");
        cells.dot(x, y, STEP);
        drawing.text(x + STEP + 5, y + 11, "p", 12, "lends to other nodes");
        y += 40;
    }

    private void pool(PoolUse pool, List<BlockUse> own) {
        boolean outside = pool.name().equals(Inventory.NO_POOL);
        boolean all = pool.blocksPossible().signum() > 0
                && pool.blocksPossible().compareTo(BigInteger.valueOf(MOST_CELLS)) <= 0;
        drawing.text(MARGIN, y, "h", 14, "start", MapOwners.cut(pool.name(), 24), pool.name());
        String state = pool.disabled() && !outside ? ", disabled" : "";
        String shown = all || own.isEmpty()
                ? ""
                : own.size() > MOST_CELLS ? "; the first " + MOST_CELLS + " claimed blocks" : "; claimed blocks only";
        drawing.text(MARGIN + LABEL, y, "p", 12, words(pool) + state + shown);
        y += 8;
        if (!outside) {
            bar(pool);
            y += BAR + 6;
        } else {
            y += 4;
        }
        long count = all ? pool.blocksPossible().longValue() : Math.min(own.size(), MOST_CELLS);
        int step = count <= LARGE_CELLS ? STEP : count <= SMALL_CELLS ? STEP / 2 : STEP / 4;
        y = all
                ? cells.grid(pool, own, MARGIN, MARGIN + LABEL, y, step, GRID / step, count)
                : cells.row(own, MARGIN, MARGIN + LABEL, y, step, GRID / step, (int) count);
        y += 30;
    }

    /** One bar for a pool: addresses in use, those free in claimed blocks, those of no block. */
    private void bar(PoolUse pool) {
        double size = pool.addresses().doubleValue();
        double used = GRID * (pool.used() / size);
        double claimed = GRID * ((pool.used() + pool.freeInBlocks()) / size);
        double x = MARGIN + LABEL;
        drawing.rect(x, y, GRID, BAR, "n", "addresses of blocks that nobody has claimed");
        drawing.rect(
                x,
                y,
                Math.min(GRID, Math.max(claimed, pool.blocks() > 0 ? 1 : 0)),
                BAR,
                "u1",
                IpamFinding.count(pool.freeInBlocks(), "address", "es") + " free in claimed blocks");
        drawing.rect(
                x,
                y,
                Math.min(GRID, Math.max(used, pool.used() > 0 ? 1 : 0)),
                BAR,
                "u8",
                IpamFinding.count(pool.used(), "address", "es") + " in use");
        drawing.text(MARGIN, y + BAR, "f", 11, MapPage.percent(pool.used(), pool.addresses()) + " of addresses in use");
    }

    static String words(PoolUse pool) {
        boolean outside = pool.name().equals(Inventory.NO_POOL);
        String blocks = outside
                ? IpamFinding.count(pool.blocks(), "block", "s")
                : pool.cidr() + ", blocks of /" + pool.blockPrefix() + ": " + pool.blocks() + " of "
                        + pool.blocksPossible() + " blocks claimed";
        return blocks + ", " + pool.used() + " of " + pool.addresses() + " addresses in use";
    }

    private String description() {
        StringBuilder words = new StringBuilder();
        for (PoolUse pool : report.pools()) {
            words.append(pool.name()).append(": ").append(words(pool)).append(". ");
        }
        long gone = report.owners().stream()
                .filter(owner -> !owner.known() && !owner.owner().isEmpty())
                .count();
        words.append(IpamFinding.count(report.owners().size(), "owner", "s"));
        words.append(gone == 0 ? "" : ", " + gone + " of them gone");
        words.append("; ")
                .append(IpamFinding.count(report.findings().size(), "finding", "s"))
                .append('.');
        return words.toString();
    }
}
