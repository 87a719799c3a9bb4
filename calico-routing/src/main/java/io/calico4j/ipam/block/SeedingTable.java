// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.block;

/** The 607 words that are mixed into every seed of {@link LaggedFibonacci}. */
final class SeedingTable {
    /*
     * The table is the state of the same recurrence z(n) = z(n - 607) + z(n - 273) after 7.8 * 10^12 steps from a fixed
     * start. With t for one step, t^607 = t^334 + 1, so t^N reduced by that polynomial over the 64-bit integers says
     * which of the first 607 terms add up to term N: 43 squarings of a polynomial of degree 606 instead of N steps.
     */
    static final int WORDS = 607;
    static final int FEED = 334;

    private static final long STEPS = 7_800_000_000_000L;
    private static final long MODULUS = Integer.MAX_VALUE;
    private static final long MULTIPLIER = 48271;
    private static final long[] TABLE = compute();

    private SeedingTable() {}

    static long word(int i) {
        return TABLE[i];
    }

    private static long[] compute() {
        long[] terms = firstTerms();
        long[] jump = powerOfStep(STEPS);
        long[] table = new long[WORDS];
        for (int i = 0; i < WORDS; i++) {
            long term = 0;
            for (int k = 0; k < WORDS; k++) {
                term += jump[k] * terms[k + i];
            }
            table[position(STEPS - WORDS + 1 + i)] = term;
        }
        return table;
    }

    /** Returns the place in the state of term n; step n writes it. */
    private static int position(long n) {
        return (int) Math.floorMod(FEED - n, (long) WORDS);
    }

    /** Returns the terms -606..606, the first 607 of which are the start. */
    private static long[] firstTerms() {
        long[] state = new long[WORDS];
        long x = 1;
        for (int i = 0; i < 20; i++) {
            x = x * MULTIPLIER % MODULUS;
        }
        for (int i = 0; i < WORDS; i++) {
            long a = x * MULTIPLIER % MODULUS;
            long b = a * MULTIPLIER % MODULUS;
            x = b * MULTIPLIER % MODULUS;
            state[i] = (a << 20) ^ (b << 10) ^ x;
        }
        long[] terms = new long[2 * WORDS - 1];
        for (int i = 0; i < WORDS; i++) {
            terms[i] = state[position(i - WORDS + 1L)];
        }
        for (int i = WORDS; i < terms.length; i++) {
            terms[i] = terms[i - WORDS] + terms[i - (WORDS - FEED)];
        }
        return terms;
    }

    private static long[] powerOfStep(long exponent) {
        long[] power = new long[WORDS];
        power[0] = 1;
        for (int bit = 63 - Long.numberOfLeadingZeros(exponent); bit >= 0; bit--) {
            power = square(power);
            if ((exponent >>> bit & 1) == 1) {
                power = timesStep(power);
            }
        }
        return power;
    }

    private static long[] square(long[] a) {
        long[] product = new long[2 * WORDS - 1];
        for (int i = 0; i < WORDS; i++) {
            for (int k = 0; k < WORDS; k++) {
                product[i + k] += a[i] * a[k];
            }
        }
        for (int i = product.length - 1; i >= WORDS; i--) {
            product[i - WORDS] += product[i];
            product[i - WORDS + FEED] += product[i];
        }
        long[] reduced = new long[WORDS];
        System.arraycopy(product, 0, reduced, 0, WORDS);
        return reduced;
    }

    private static long[] timesStep(long[] a) {
        long[] next = new long[WORDS];
        System.arraycopy(a, 0, next, 1, WORDS - 1);
        next[0] = a[WORDS - 1];
        next[FEED] += a[WORDS - 1];
        return next;
    }
}
