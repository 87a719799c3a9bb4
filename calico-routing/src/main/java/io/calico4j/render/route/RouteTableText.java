// SPDX-License-Identifier: Apache-2.0
package io.calico4j.render.route;

import io.calico4j.route.L3Route;
import io.calico4j.route.RouteTable;
import io.calico4j.route.RouteType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** L3 tables as aligned text, one line for each entry under a line of headings. */
public final class RouteTableText {
    private static final List<String> HEADINGS = List.of("DESTINATION", "WHAT", "POOL", "NODE", "ADDRESS", "FLAGS");

    private RouteTableText() {}

    /** Returns the table in table order; lines have no trailing blanks. */
    public static String of(RouteTable table) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADINGS);
        table.routes().forEach(r -> rows.add(row(r)));
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < HEADINGS.size(); column++) {
            int at = column;
            widths.add(rows.stream()
                    .map(r -> r.get(at).length())
                    .max(Comparator.naturalOrder())
                    .orElse(0));
        }
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                line.append(row.get(column))
                        .append(" ".repeat(widths.get(column) - row.get(column).length() + 2));
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }

    private static List<String> row(L3Route route) {
        List<String> flags = new ArrayList<>();
        add(flags, route.sameSubnet(), "same-subnet");
        add(flags, route.natOutgoing(), "nat");
        add(flags, route.localWorkload(), "local");
        add(flags, route.borrowed(), "borrowed");
        route.tunnels().forEach(t -> flags.add("tunnel:" + word(t.toString())));
        return List.of(
                route.destination().toString(),
                route.types().isEmpty()
                        ? "pool"
                        : route.types().stream()
                                .map(RouteType::toString)
                                .map(RouteTableText::word)
                                .collect(Collectors.joining("+")),
                word(route.poolType().toString()),
                route.node().orElse("-"),
                route.nodeAddress().map(Object::toString).orElse("-"),
                String.join(",", flags));
    }

    private static void add(List<String> flags, boolean set, String name) {
        if (set) {
            flags.add(name);
        }
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
