// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.table;

/**
 * The outcome of a program and the steps that led to it, in one number.
 *
 * <p>The four upper bits hold the complement of the outcome, and below them stand up to four steps of 15 bits, the first one lowest,
 * each one more than its place in the program. What does not fit is {@link #TOO_LONG}, and has to be walked with a path.
 */
public final class Trail {
    /** Stands for every trail that does not fit. */
    public static final long TOO_LONG = -1;

    /** Without steps and, so far, without an outcome. */
    static final long EMPTY = 0;

    private static final int WIDTH = 15;
    private static final int MOST = 4;
    private static final int STEP = (1 << WIDTH) - 1;
    private static final int OUTCOME = MOST * WIDTH;

    private Trail() {}

    /** Returns a trail without outcome with one more step. */
    static long with(long trail, int step) {
        int at = length(trail) * WIDTH;
        return trail == TOO_LONG || at == OUTCOME || step >= STEP ? TOO_LONG : trail | ((step + 1L) << at);
    }

    /** Returns a trail with its outcome. */
    static long ended(long trail, int outcome) {
        return trail == TOO_LONG ? TOO_LONG : trail | ((long) ~outcome << OUTCOME);
    }

    /** Returns the outcome, such as {@link Program#ALLOW}. */
    public static int outcome(long trail) {
        return ~(int) (trail >>> OUTCOME);
    }

    /** Returns the number of steps. */
    public static int length(long trail) {
        long steps = trail & ((1L << OUTCOME) - 1);
        return (Long.SIZE - Long.numberOfLeadingZeros(steps) + WIDTH - 1) / WIDTH;
    }

    /** Returns the place of a step in its program. */
    public static int step(long trail, int index) {
        return (int) (trail >>> (index * WIDTH) & STEP) - 1;
    }
}
