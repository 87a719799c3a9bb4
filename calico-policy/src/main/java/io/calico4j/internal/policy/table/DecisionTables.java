// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.table;

/**
 * For each program, class of traffic and row of the other end one bit: is the flow allowed?
 *
 * <p>Immutable. The bits of a table stand in pages of 512 rows; equal pages are stored once, and so are equal tables. A question
 * costs three reads: which table, which page, which bit.
 */
final class DecisionTables {
    /** Without tables. */
    static final DecisionTables NONE = new DecisionTables(new int[0], new char[0], new long[0], 0);

    static final int PAGE_SHIFT = 9;
    static final int PAGE_WORDS = 1 << (PAGE_SHIFT - 6);

    private static final int WORD_SHIFT = PAGE_SHIFT - 6;

    private final int[] tableOf;
    private final char[] pageOf;
    private final long[] pages;
    private final int rows;

    /**
     * Creates tables.
     *
     * @param tableOf for each program and class where its table's pages are listed
     * @param pageOf the numbers of the pages of tables
     * @param pages the pages, one after the other
     * @param rows rows from this number on are in no table
     */
    DecisionTables(int[] tableOf, char[] pageOf, long[] pages, int rows) {
        this.tableOf = tableOf;
        this.pageOf = pageOf;
        this.pages = pages;
        this.rows = rows;
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
        int page = pageOf[tableOf[table] + (row >>> PAGE_SHIFT)];
        return ((pages[(page << WORD_SHIFT) + ((row >>> 6) & (PAGE_WORDS - 1))] >>> row) & 1) != 0;
    }
}
