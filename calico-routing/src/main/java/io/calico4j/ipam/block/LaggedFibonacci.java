// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.block;

import java.math.BigInteger;

/**
 * The additive lagged Fibonacci generator (607, 273) that decides where a host's walk over a pool begins.
 *
 * <p>It gives the numbers of Go's {@code math/rand} for the same seed, on which Calico's choice of blocks depends
 * (Calico v3.32, libcalico-go/lib/ipam/ipam_block_reader_writer.go). Confined to one thread.
 */
public final class LaggedFibonacci {
    /*
     * Seeding is a Lehmer generator x -> 48271 x mod (2^31 - 1): after 20 steps, word i mixes the results of steps
     * 21 + 3i, 22 + 3i and 23 + 3i. A power of the multiplier jumps there at once, so a word is computed when it is
     * first read, and a walk that needs two draws costs a few multiplications instead of 1,821.
     */
    private static final long MODULUS = Integer.MAX_VALUE;
    private static final long MULTIPLIER = 48271;
    private static final int WARM_UP = 20;
    private static final int ZERO_SEED = 89482311;
    private static final long[] POWERS = powers();

    private final long[] words = new long[SeedingTable.WORDS];
    private final long[] ready = new long[(SeedingTable.WORDS + 63) / 64];
    private final long start;
    private int tap;
    private int feed = SeedingTable.FEED;

    /** Creates the generator for a seed; every {@code long} is one, though seeds equal modulo 2^31 - 1 agree. */
    public LaggedFibonacci(long seed) {
        long reduced = seed % MODULUS;
        if (reduced < 0) {
            reduced += MODULUS;
        }
        start = reduced == 0 ? ZERO_SEED : reduced;
    }

    private static long[] powers() {
        long[] powers = new long[3 * SeedingTable.WORDS];
        long power = 1;
        for (int i = 0; i <= WARM_UP; i++) {
            power = power * MULTIPLIER % MODULUS;
        }
        for (int i = 0; i < powers.length; i++) {
            powers[i] = power;
            power = power * MULTIPLIER % MODULUS;
        }
        return powers;
    }

    /** Returns the next 64 bits. */
    public long next64() {
        tap = tap == 0 ? SeedingTable.WORDS - 1 : tap - 1;
        feed = feed == 0 ? SeedingTable.WORDS - 1 : feed - 1;
        long sum = word(feed) + word(tap);
        words[feed] = sum;
        return sum;
    }

    /** Returns the next 32 bits, the upper part of the lower 63 of {@link #next64()}, as {@code 0..2^32 - 1}. */
    public long next32() {
        return (next64() & Long.MAX_VALUE) >>> 31;
    }

    /**
     * Returns a number drawn evenly from {@code 0..bound - 1}.
     *
     * <p>Complexity: fewer than two rounds of {@code bitLength / 32 + 2} draws on average.
     *
     * @param bound at least 1
     */
    public BigInteger nextBelow(BigInteger bound) {
        if (bound.signum() <= 0) {
            throw new IllegalArgumentException("the bound of a draw is at least 1: " + bound);
        }
        int bits = bound.bitLength();
        int wordCount = (bits + 63) / 64;
        int topBits = (bits - 1) % 64 + 1;
        long topMask = -1L >>> (64 - topBits);
        byte[] octets = new byte[8 * wordCount];
        while (true) {
            for (int i = 0; i < wordCount; i++) {
                long word = nextWord();
                if (i == wordCount - 1) {
                    word &= topMask;
                }
                int end = octets.length - 8 * i;
                for (int k = 1; k <= 8; k++) {
                    octets[end - k] = (byte) (word >>> (8 * (k - 1)));
                }
            }
            BigInteger drawn = new BigInteger(1, octets);
            if (drawn.compareTo(bound) < 0) {
                return drawn;
            }
        }
    }

    /** Draws below 2^exponent, {@code 0..62}, exactly as {@link #nextBelow} does. */
    long nextBelowPowerOfTwo(int exponent) {
        long bound = 1L << exponent;
        long mask = (bound << 1) - 1;
        long drawn;
        do {
            drawn = nextWord() & mask;
        } while (drawn >= bound);
        return drawn;
    }

    private long nextWord() {
        long low = next32();
        return low | (next32() << 32);
    }

    private long word(int i) {
        long bit = 1L << i;
        if ((ready[i >> 6] & bit) == 0) {
            ready[i >> 6] |= bit;
            words[i] = (lehmer(3 * i) << 40) ^ (lehmer(3 * i + 1) << 20) ^ lehmer(3 * i + 2) ^ SeedingTable.word(i);
        }
        return words[i];
    }

    private long lehmer(int step) {
        return start * POWERS[step] % MODULUS;
    }
}
