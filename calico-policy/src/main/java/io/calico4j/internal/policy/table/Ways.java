// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.table;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The ways that rows take through a code: which entries match, one after the other. All rows go at once, and part where an entry
 * matches some of them only.
 */
final class Ways {
    /** A code that has more gets no table of its paths. */
    private static final int MOST = 32;

    private final RowSets rows;
    private final List<RowSets.Entry> entries;
    private final List<Way> ended = new ArrayList<>();
    /** By the entry that they come to next. */
    private final TreeMap<Integer, List<Way>> arriving = new TreeMap<>();

    /** The rows that take the same way. */
    static final class Way {
        private final List<Integer> entries;
        private final long[] rows;

        private Way(List<Integer> entries, long[] rows) {
            this.entries = entries;
            this.rows = rows;
        }

        /** Returns the entries that match on it, in order; the last one ends it. */
        List<Integer> entries() {
            return entries;
        }

        long[] rows() {
            return rows;
        }
    }

    private Ways(RowSets rows, List<RowSets.Entry> entries) {
        this.rows = rows;
        this.entries = entries;
    }

    /** Returns the ways through a code, in an order that depends on nothing else; none if there are too many. */
    static List<Way> of(List<RowSets.Entry> entries, RowSets rows) {
        return new Ways(rows, entries).find();
    }

    private List<Way> find() {
        arrive(0, new Way(List.of(), rows.all()));
        for (int at = 0; !arriving.isEmpty(); at++) {
            List<Way> here = arriving.getOrDefault(at, List.of());
            arriving.remove(at);
            for (Way way : here) {
                part(at, way);
            }
            int open = arriving.values().stream().mapToInt(List::size).sum();
            if (ended.size() > MOST || open > MOST) {
                return List.of();
            }
        }
        return ended;
    }

    private void part(int at, Way way) {
        RowSets.Entry entry = entries.get(at);
        long[] matched = rows.matched(way.rows, entry);
        RowSets.remove(way.rows, matched);
        if (!RowSets.isEmpty(way.rows)) {
            arrive(at + 1, way);
        }
        if (RowSets.isEmpty(matched)) {
            return;
        }
        List<Integer> longer = new ArrayList<>(way.entries);
        longer.add(at);
        Way parted = new Way(longer, matched);
        if (entry.next() < 0) {
            ended.add(parted);
        } else {
            arrive(entry.next(), parted);
        }
    }

    private void arrive(int at, Way way) {
        arriving.computeIfAbsent(at, any -> new ArrayList<>()).add(way);
    }
}
