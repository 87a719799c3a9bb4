// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.table;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns codes that look at one end of a flow only into tables with one bit for each row: is it allowed?
 *
 * <p>All rows go through a code at once, as bit sets: those still undecided, and those each test holds for. A table is cut into
 * pages of 512 rows and equal pages are one, so that what a policy of one namespace does to the rows of that namespace costs one
 * page. Rows must be numbered so that those of a namespace lie together. Used while a cluster is compiled; confined to one thread.
 */
final class Tabulator {
    /** What {@link #table} returns where there is no table. */
    static final int NO_TABLE = -1;

    private static final int MOST_PAGES = 1 << 16;
    /** Beyond so many places of pages no tables are made any more: the codes do without. */
    private static final int MOST_PLACES = 1 << 24;

    private final int rows;
    private final int words;
    private final Map<Integer, long[]> members = new HashMap<>();
    private final Map<Page, Integer> pageNumbers = new HashMap<>();
    private final Map<List<Integer>, Integer> tables = new HashMap<>();
    private final IntArray tableOf = new IntArray();
    private long[] pages = new long[1 << 10];
    private char[] pageOf = new char[1 << 10];
    private int places;

    /** Creates a tabulator for the present rows. */
    Tabulator(SpotTable.Rows rows) {
        this.rows = rows.count();
        this.words = ((this.rows + (1 << DecisionTables.PAGE_SHIFT) - 1) >>> DecisionTables.PAGE_SHIFT)
                * DecisionTables.PAGE_WORDS;
        for (int row = 0; row < this.rows; row++) {
            int number = row;
            rows.forEachSet(
                    row, set -> members.computeIfAbsent(set, any -> new long[words])[number >>> 6] |= 1L << number);
        }
    }

    /**
     * Makes the tables of a program.
     *
     * @param ofSource whether it looks at the source, as that for traffic to an endpoint does
     * @return the place of the table of the first class; {@link #NO_TABLE} if there are none for some class
     */
    int tabulate(Program program, boolean ofSource) {
        ProgramCode code = program.code();
        int classes = program.map().size();
        int[] made = new int[classes];
        for (int i = 0; i < classes; i++) {
            made[i] = code.table(i, ofSource, program, this);
            if (made[i] == NO_TABLE) {
                return NO_TABLE;
            }
        }
        int place = tableOf.size();
        for (int table : made) {
            tableOf.add(table);
        }
        return place;
    }

    /** Returns the tables made. */
    DecisionTables build() {
        return new DecisionTables(
                tableOf.toArray(),
                Arrays.copyOf(pageOf, places),
                Arrays.copyOf(pages, pageNumbers.size() * DecisionTables.PAGE_WORDS),
                rows);
    }

    /** One test of a code: sets that must hold the row, and sets that must not, and what follows if that is so. */
    static final class Entry {
        private final int[] in;
        private final int[] out;
        private final int next;

        Entry(int[] in, int[] out, int next) {
            this.in = in;
            this.out = out;
            this.next = next;
        }
    }

    /**
     * Returns the table of a code; {@link #NO_TABLE} if there are too many already.
     *
     * @param key equal for equal codes
     * @param entries the code; what follows is an outcome, or the place of a later entry
     */
    int table(List<Integer> key, List<Entry> entries) {
        Integer known = tables.get(key);
        if (known == null) {
            int needed = words / DecisionTables.PAGE_WORDS;
            boolean room = pageNumbers.size() + needed <= MOST_PAGES && places + needed <= MOST_PLACES;
            known = room ? store(allowed(entries)) : NO_TABLE;
            tables.put(List.copyOf(key), known);
        }
        return known;
    }

    private long[] allowed(List<Entry> entries) {
        long[] allowed = new long[words];
        Map<Integer, long[]> arriving = new HashMap<>();
        long[] here = new long[words];
        Arrays.fill(here, -1L);
        for (int at = 0; at < entries.size(); at++) {
            long[] jumped = arriving.remove(at);
            if (jumped != null) {
                or(here, jumped);
            }
            Entry entry = entries.get(at);
            long[] matched = matched(here, entry);
            for (int i = 0; i < words; i++) {
                here[i] &= ~matched[i];
            }
            if (entry.next == Program.ALLOW) {
                or(allowed, matched);
            } else if (entry.next >= 0) {
                arriving.merge(entry.next, matched, (a, b) -> {
                    or(a, b);
                    return a;
                });
            }
        }
        return allowed;
    }

    private long[] matched(long[] here, Entry entry) {
        long[] matched = here.clone();
        for (int set : entry.in) {
            long[] holds = members.get(set);
            if (holds == null) {
                Arrays.fill(matched, 0);
                return matched;
            }
            for (int i = 0; i < words; i++) {
                matched[i] &= holds[i];
            }
        }
        for (int set : entry.out) {
            long[] holds = members.get(set);
            for (int i = 0; holds != null && i < words; i++) {
                matched[i] &= ~holds[i];
            }
        }
        return matched;
    }

    private static void or(long[] target, long[] more) {
        for (int i = 0; i < target.length; i++) {
            target[i] |= more[i];
        }
    }

    private int store(long[] bits) {
        int place = places;
        int count = words / DecisionTables.PAGE_WORDS;
        if (places + count > pageOf.length) {
            pageOf = Arrays.copyOf(pageOf, 2 * (places + count));
        }
        for (int i = 0; i < count; i++) {
            pageOf[places++] = (char) page(bits, i * DecisionTables.PAGE_WORDS);
        }
        return place;
    }

    private int page(long[] bits, int from) {
        Page page = new Page(Arrays.copyOfRange(bits, from, from + DecisionTables.PAGE_WORDS));
        Integer known = pageNumbers.get(page);
        if (known == null) {
            known = pageNumbers.size();
            pageNumbers.put(page, known);
            int at = known * DecisionTables.PAGE_WORDS;
            if (at + DecisionTables.PAGE_WORDS > pages.length) {
                pages = Arrays.copyOf(pages, 2 * pages.length);
            }
            System.arraycopy(page.bits, 0, pages, at, DecisionTables.PAGE_WORDS);
        }
        return known;
    }

    /** A page, for finding equal ones. */
    private static final class Page {
        private final long[] bits;

        Page(long[] bits) {
            this.bits = bits;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Page that && Arrays.equals(bits, that.bits);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bits);
        }
    }
}
