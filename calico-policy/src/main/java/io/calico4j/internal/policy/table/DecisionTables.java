// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.table;

import org.jspecify.annotations.Nullable;

/**
 * For each program, class of traffic and row of the other end: is the flow allowed, and by which steps?
 *
 * <p>Immutable. The bits of a table stand in pages of 512 rows; equal pages are stored once, and so are equal tables. Whether a flow
 * is allowed costs three reads: which table, which page, which bit. Which steps lead there is a number of a few bits; each bit of it
 * has a table of its own.
 */
final class DecisionTables {
    /** Without tables. */
    static final DecisionTables NONE = new DecisionTables(0, new long[0], new int[0], new char[0], Paths.NONE);

    private static final int WORD_SHIFT = PageStore.SHIFT - 6;
    private static final int PAGE_MASK = PageStore.WORDS - 1;

    private final int rows;
    private final long[] pages;
    private final int[] tableOf;
    private final char[] pageOf;
    private final Paths paths;

    /** The steps that lead to decisions. */
    static final class Paths {
        static final Paths NONE = new Paths(new long[0], new char[0], new PathPicture[0]);

        private static final int BITS_SHIFT = 28;
        private static final int FIRST_SHIFT = 32;
        private static final int PLACE = (1 << BITS_SHIFT) - 1;
        private static final int BITS = 7;
        private static final long UNKNOWN = -1;

        private final long[] ways;
        private final char[] pageOf;
        private final PathPicture[] pictures;

        /**
         * Creates paths.
         *
         * @param ways for each program and class, made by {@link #way}
         * @param pageOf the numbers of pages, those of all bits of a number side by side
         * @param pictures what shows of the paths
         */
        Paths(long[] ways, char[] pageOf, PathPicture[] pictures) {
            this.ways = ways;
            this.pageOf = pageOf;
            this.pictures = pictures;
        }

        /**
         * Returns, in one number, where the paths of a program and class are.
         *
         * @param place where the pages of their numbers are listed, below 2^28
         * @param bits how many bits their numbers have, 7 at most; -1 if they are not known
         * @param first which picture is that of number 0
         */
        static long way(int place, int bits, int first) {
            return bits < 0 ? UNKNOWN : ((long) first << FIRST_SHIFT) | ((long) bits << BITS_SHIFT) | place;
        }
    }

    /**
     * Creates tables.
     *
     * @param rows rows from this number on are in no table
     * @param pages the pages, one after the other
     * @param tableOf for each program and class where its table's pages are listed
     * @param pageOf the numbers of the pages of tables
     * @param paths the steps that lead to decisions
     */
    DecisionTables(int rows, long[] pages, int[] tableOf, char[] pageOf, Paths paths) {
        this.rows = rows;
        this.pages = pages;
        this.tableOf = tableOf;
        this.pageOf = pageOf;
        this.paths = paths;
    }

    /** Returns how many rows the tables speak of. */
    int rows() {
        return rows;
    }

    /**
     * Tells whether a flow is allowed.
     *
     * @param table the place of a program's tables, plus the class of traffic
     * @param row the row of the other end, below {@link #rows}
     */
    boolean allows(int table, int row) {
        return bit(pageOf[tableOf[table] + (row >>> PageStore.SHIFT)], row) != 0;
    }

    private long bit(int page, int row) {
        return (pages[(page << WORD_SHIFT) + ((row >>> 6) & PAGE_MASK)] >>> row) & 1;
    }

    /**
     * Returns what shows of the path that leads to the decision; null if only the code knows it.
     *
     * @param table as for {@link #allows}
     * @param row as for {@link #allows}
     */
    @Nullable
    PathPicture path(int table, int row) {
        long way = paths.ways[table];
        if (way == Paths.UNKNOWN) {
            return null;
        }
        int bits = (int) (way >>> Paths.BITS_SHIFT) & Paths.BITS;
        int place = ((int) way & Paths.PLACE) + (row >>> PageStore.SHIFT) * bits;
        int number = (int) (way >>> Paths.FIRST_SHIFT);
        for (int i = 0; i < bits; i++) {
            number += (int) bit(paths.pageOf[place + i], row) << i;
        }
        return paths.pictures[number];
    }
}
