// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import io.calico4j.net.Cidr;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * A set of blocks of one size, a bit each, in chunks of 4,096 neighbours. Adding and removing take constant time; safe for
 * any number of threads.
 */
final class BlockBits {
    private static final int CHUNK_EXPONENT = 12;
    private static final int CHUNK_MASK = (1 << CHUNK_EXPONENT) - 1;
    private static final int WORDS = 1 << (CHUNK_EXPONENT - 6);

    private final int prefix;
    private final int chunkPrefix;
    private final ConcurrentHashMap<Cidr, AtomicLongArray> chunks = new ConcurrentHashMap<>();
    private final ConcurrentSkipListSet<Cidr> order = new ConcurrentSkipListSet<>();

    BlockBits(int prefix) {
        this.prefix = prefix;
        this.chunkPrefix = Math.max(0, prefix - CHUNK_EXPONENT);
    }

    private int shift(Cidr block) {
        return block.family().bits() - prefix;
    }

    private int bit(Cidr block) {
        return (int) (block.network().lowBits() >>> shift(block)) & CHUNK_MASK;
    }

    void set(Cidr block, boolean member) {
        Cidr chunk = Cidr.of(block.network(), chunkPrefix);
        AtomicLongArray words = chunks.get(chunk);
        if (words == null) {
            if (!member) {
                return;
            }
            words = chunks.computeIfAbsent(chunk, c -> new AtomicLongArray(WORDS));
            boolean unused = order.add(chunk);
        }
        int bit = bit(block);
        long mask = 1L << bit;
        long old = words.get(bit >> 6);
        while ((old & mask) != 0 != member) {
            long seen = words.compareAndExchange(bit >> 6, old, member ? old | mask : old & ~mask);
            if (seen == old) {
                return;
            }
            old = seen;
        }
    }

    /** Returns the first member from one block on up to another, both included. */
    @Nullable
    Cidr next(Cidr from, Cidr to) {
        Cidr chunk = Cidr.of(from.network(), chunkPrefix);
        int start = bit(from);
        while (chunk != null && chunk.first().compareTo(to.last()) <= 0) {
            AtomicLongArray words = chunks.get(chunk);
            int found = words == null ? -1 : nextBit(words, start);
            if (found >= 0) {
                Cidr block = Cidr.of(chunk.network().plus((long) found << shift(from)), prefix);
                return block.compareTo(to) <= 0 ? block : null;
            }
            chunk = order.higher(chunk);
            start = 0;
        }
        return null;
    }

    private static int nextBit(AtomicLongArray words, int start) {
        int word = start >> 6;
        long bits = words.get(word) & (-1L << start);
        while (bits == 0) {
            if (++word == WORDS) {
                return -1;
            }
            bits = words.get(word);
        }
        return (word << 6) + Long.numberOfTrailingZeros(bits);
    }
}
