// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.report;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The cells of a map. */
final class MapCells {
    /** Rows of smaller cells have no label each, as they would overlap. */
    private static final int LABELLED_STEP = 12;

    private final Drawing drawing;
    private final Map<Cidr, BlockUse> blocks = new HashMap<>();
    private final Map<String, Boolean> known = new HashMap<>();

    MapCells(IpamReport report, Drawing drawing) {
        this.drawing = drawing;
        report.blocks().forEach(block -> blocks.put(block.cidr(), block));
        report.owners()
                .forEach(owner ->
                        known.put(owner.owner(), owner.known() || owner.owner().isEmpty()));
    }

    boolean isKnown(String owner) {
        return known.getOrDefault(owner, true);
    }

    /** Draws a cell for each block that a pool can have, row by row; returns where they end. */
    int grid(PoolUse pool, List<BlockUse> own, int labels, int left, int top, int step, int columns, long count) {
        boolean singly = step >= LABELLED_STEP;
        if (!singly) {
            background(left, top, step, columns, count);
        }
        int i = 0;
        IpAddress first = pool.cidr().network();
        int shift = pool.cidr().family().bits() - pool.blockPrefix();
        for (Cidr cidr : (Iterable<Cidr>) pool.cidr().split(pool.blockPrefix())::iterator) {
            int y = top + i / columns * step;
            if (i % columns == 0) {
                label(labels, y, step, i / columns, cidr.network());
            }
            BlockUse use = blocks.get(cidr);
            if (use != null) {
                block(left + i % columns * step, y, step, use);
            } else if (singly) {
                cell(left + i % columns * step, y, step, "n", cidr + ": not claimed");
            }
            i++;
        }
        // Blocks of another size than the pool's have no place of their own; they cover those they overlap.
        for (BlockUse use : own) {
            if (use.cidr().prefixLength() != pool.blockPrefix()) {
                long place = (use.cidr().network().lowBits() - first.lowBits()) >>> shift;
                block(left + (int) (place % columns) * step, top + (int) (place / columns) * step, step, use);
            }
        }
        return top + (int) ((count + columns - 1) / columns) * step;
    }

    /** Draws what nobody has claimed as one shape: whole rows, and the rest of the last. */
    private void background(int left, int top, int step, int columns, long count) {
        int rows = (int) (count / columns);
        int rest = (int) (count % columns);
        if (rows > 0) {
            drawing.rect(left, top, columns * step - 1, rows * step - 1, "n", "");
        }
        if (rest > 0) {
            drawing.rect(left, top + rows * step, rest * step - 1, step - 1, "n", "");
        }
    }

    /** Draws the first so many of some blocks one after the other; returns where they end. */
    int row(List<BlockUse> own, int labels, int left, int top, int step, int columns, int count) {
        for (int i = 0; i < count; i++) {
            int y = top + i / columns * step;
            if (i % columns == 0) {
                label(labels, y, step, i / columns, own.get(i).cidr().network());
            }
            block(left + i % columns * step, y, step, own.get(i));
        }
        return top + (count + columns - 1) / columns * step;
    }

    private void label(int x, int y, int step, int row, IpAddress first) {
        int every = (LABELLED_STEP + step - 1) / step;
        if (row % every == 0) {
            drawing.text(x, y + 10, "f", 11, first.toString());
        }
    }

    void block(int x, int y, int step, BlockUse use) {
        boolean nobody = use.owner().isEmpty();
        boolean gone = !nobody && !isKnown(use.owner());
        String tip = use.cidr() + ", " + (nobody ? "nobody's" : use.owner()) + (gone ? ", which is gone" : "") + ": "
                + use.used() + " of " + use.size() + " in use"
                + (use.borrowed() > 0 ? ", " + use.borrowed() + " by other nodes" : "");
        cell(x, y, step, Drawing.use((double) use.used() / use.size()) + (nobody || gone ? " x" : ""), tip);
        if (use.borrowed() > 0) {
            dot(x, y, step);
        }
    }

    void cell(int x, int y, int step, String kind, String tip) {
        double gap = step >= LABELLED_STEP ? 2 : 1;
        boolean outlined = kind.startsWith("e") || kind.endsWith("x");
        double inset = !outlined ? 0 : kind.endsWith("x") ? Math.min(1, step / 7.0) : 0.5;
        drawing.rect(x + inset, y + inset, step - gap - 2 * inset, step - gap - 2 * inset, kind, tip);
    }

    /** Marks a cell in its upper right corner. */
    void dot(int x, int y, int step) {
        double radius = step >= LABELLED_STEP ? 3 : step / 4.0;
        drawing.dot(x + step - 2 - radius, y + radius, radius);
    }
}
