// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The owners of a map, each with its blocks, in as many columns as there is room for. */
final class MapOwners {
    private static final int MOST_OWNERS = 1_200;
    private static final int STEP = 16;
    private static final int LINE = 17;
    private static final int NUMBERS = 84;
    private static final int NAME = 26;

    private final Drawing drawing;
    private final MapCells cells;
    private final Map<String, List<BlockUse>> byOwner = new TreeMap<>(NATURAL);

    /** Names in their order, but the numbers in them by value: {@code node-2} before {@code node-10}. */
    static final Comparator<String> NATURAL =
            Comparator.comparing(MapOwners::padded).thenComparing(name -> name);

    MapOwners(IpamReport report, Drawing drawing, MapCells cells) {
        this.drawing = drawing;
        this.cells = cells;
        report.blocks()
                .forEach(block -> byOwner.computeIfAbsent(block.owner(), owner -> new ArrayList<>())
                        .add(block));
    }

    private static String padded(String name) {
        StringBuilder padded = new StringBuilder();
        int from = 0;
        for (int i = 0; i <= name.length(); i++) {
            boolean digit = i < name.length() && name.charAt(i) >= '0' && name.charAt(i) <= '9';
            if (!digit) {
                padded.append("0".repeat(i > from ? Math.max(0, 12 - (i - from)) : 0))
                        .append(name, from, i);
                if (i < name.length()) {
                    padded.append(name.charAt(i));
                }
                from = i + 1;
            }
        }
        return padded.toString();
    }

    /** Draws the owners below a place; returns where they end. */
    int draw(int left, int top, int label, int width) {
        if (byOwner.isEmpty()) {
            return top;
        }
        drawing.text(left, top, "h", 14, "Owners and their blocks");
        int most = byOwner.values().stream().mapToInt(List::size).max().orElse(1);
        int columns = Math.max(1, Math.min(3, width / (label + most * STEP + NUMBERS)));
        int room = Math.max(1, (width / columns - label - NUMBERS) / STEP);
        List<Map.Entry<String, List<BlockUse>>> shown =
                byOwner.entrySet().stream().limit(MOST_OWNERS).toList();
        int each = (shown.size() + columns - 1) / columns;
        int end = top + 12;
        for (int column = 0; column < columns; column++) {
            int y = top + 12;
            for (int i = column * each; i < Math.min(shown.size(), (column + 1) * each); i++) {
                y = owner(left + column * (width / columns), y, label, room, shown.get(i));
            }
            end = Math.max(end, y);
        }
        if (shown.size() < byOwner.size()) {
            drawing.text(left, end + 14, "p", 12, "and " + (byOwner.size() - shown.size()) + " more owners");
            end += LINE;
        }
        return end;
    }

    private int owner(int left, int top, int label, int room, Map.Entry<String, List<BlockUse>> entry) {
        String owner = entry.getKey();
        List<BlockUse> own = entry.getValue();
        boolean gone = !cells.isKnown(owner);
        String name = owner.isEmpty() ? "(nobody)" : owner.startsWith("host:") ? owner.substring(5) : owner;
        drawing.text(
                left,
                top + 11,
                gone || owner.isEmpty() ? "r" : "p",
                12,
                "start",
                gone ? cut(name, NAME - 7) + " (gone)" : cut(name, NAME),
                name);
        int y = top;
        int x = left + label;
        for (int i = 0; i < own.size(); i++) {
            if (i > 0 && i % room == 0) {
                y += STEP;
                x = left + label;
            }
            cells.block(x, y, STEP, own.get(i));
            x += STEP;
        }
        long used = own.stream().mapToLong(BlockUse::used).sum();
        long size = own.stream().mapToLong(BlockUse::size).sum();
        drawing.text(x + 5, y + 11, "f", 11, used + " of " + size);
        return y + LINE;
    }

    /** Shortens a long name: first by its domain, then in its middle. */
    static String cut(String name, int most) {
        int dot = name.indexOf('.');
        String host = name.length() > most && dot > 0 ? name.substring(0, dot) + "…" : name;
        int length = host.codePointCount(0, host.length());
        if (length <= most) {
            return host;
        }
        int head = host.offsetByCodePoints(0, most / 2);
        int tail = host.offsetByCodePoints(0, length - (most - most / 2 - 1));
        return host.substring(0, head) + "…" + host.substring(tail);
    }
}
