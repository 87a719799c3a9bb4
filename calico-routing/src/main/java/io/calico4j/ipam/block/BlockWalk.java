// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.block;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;

/**
 * The order in which a host looks at the blocks of a pool: from a start that depends on the host's name upwards, then
 * from the pool's first block to the one before the start.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/ipam/ipam_block_reader_writer.go. Instances are immutable.
 */
public final class BlockWalk implements Iterable<Cidr> {
    private static final int FNV_OFFSET = 0x811c9dc5;
    private static final int FNV_PRIME = 0x01000193;

    private final Cidr pool;
    private final int blockPrefix;
    private final long seed;
    private final Cidr start;

    private BlockWalk(Cidr pool, int blockPrefix, long seed, Cidr start) {
        this.pool = pool;
        this.blockPrefix = blockPrefix;
        this.seed = seed;
        this.start = start;
    }

    /**
     * Returns the walk of a host.
     *
     * @param pool the range of the pool
     * @param blockPrefix prefix length of a block; a walk over blocks larger than the pool is empty
     * @param host name of the host
     * @param epochNanos the time in nanoseconds since 1970; it decides the start of blocks of one address only
     */
    public static BlockWalk of(Cidr pool, int blockPrefix, String host, long epochNanos) {
        Objects.requireNonNull(pool, "pool");
        Objects.requireNonNull(host, "host");
        int bits = pool.family().bits();
        if (blockPrefix < 0 || blockPrefix > bits) {
            throw new IllegalArgumentException("no prefix length of " + pool.family() + ": " + blockPrefix);
        }
        long seed = blockPrefix == bits ? epochNanos : hostHash(host);
        return new BlockWalk(pool, blockPrefix, seed, startOf(pool, blockPrefix, seed));
    }

    private static Cidr startOf(Cidr pool, int blockPrefix, long seed) {
        int exponent = blockPrefix - pool.prefixLength();
        if (exponent <= 0) {
            return Cidr.of(pool.network(), blockPrefix);
        }
        var random = new LaggedFibonacci(seed);
        if (exponent <= 62) {
            return Cidr.of(plus(pool.network(), random.nextBelowPowerOfTwo(exponent), blockPrefix), blockPrefix);
        }
        BigInteger index = random.nextBelow(BigInteger.ONE.shiftLeft(exponent));
        BigInteger offset = index.shiftLeft(pool.family().bits() - blockPrefix);
        IpAddress network = pool.network();
        IpAddress first = IpAddress.v6(
                network.highBits() | offset.shiftRight(64).longValue(), network.lowBits() | offset.longValue());
        return Cidr.of(first, blockPrefix);
    }

    private static IpAddress plus(IpAddress base, long index, int blockPrefix) {
        int shift = base.family().bits() - blockPrefix;
        if (base.isV4()) {
            return IpAddress.v4(base.v4Bits() | (int) (index << shift));
        }
        long high = shift >= 64 ? index << (shift - 64) : shift == 0 ? 0 : index >>> (64 - shift);
        long low = shift >= 64 ? 0 : index << shift;
        return IpAddress.v6(base.highBits() | high, base.lowBits() | low);
    }

    /** Returns the 32-bit FNV-1 hash of a host's name in UTF-8, {@code 0..2^32 - 1}. */
    public static long hostHash(String host) {
        Objects.requireNonNull(host, "host");
        int hash = FNV_OFFSET;
        for (byte octet : host.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash * FNV_PRIME) ^ (octet & 0xff);
        }
        return hash & 0xffff_ffffL;
    }

    /** Returns the seed of the draw that decided the start. */
    public long seed() {
        return seed;
    }

    /** Returns the range of the pool. */
    public Cidr pool() {
        return pool;
    }

    /** Returns the prefix length of the blocks. */
    public int blockPrefix() {
        return blockPrefix;
    }

    /** Returns whether there is no block at all, as the block is larger than the pool. */
    public boolean isEmpty() {
        return blockPrefix < pool.prefixLength();
    }

    /** Returns the block the walk starts at; meaningless if {@link #isEmpty()}. */
    public Cidr start() {
        return start;
    }

    /** Returns the number of blocks, 0 or a power of two. */
    public BigInteger size() {
        return isEmpty() ? BigInteger.ZERO : BigInteger.ONE.shiftLeft(blockPrefix - pool.prefixLength());
    }

    /** Returns the index of the first block, counted from the pool's first; 0 if {@link #isEmpty()}. */
    public BigInteger startIndex() {
        if (isEmpty()) {
            return BigInteger.ZERO;
        }
        BigInteger offset = unsigned(start.network()).subtract(unsigned(pool.network()));
        return offset.shiftRight(pool.family().bits() - blockPrefix);
    }

    private static BigInteger unsigned(IpAddress address) {
        return new BigInteger(1, address.octets());
    }

    /** Returns whether a block is one of this walk's: inside the pool and of its size. */
    public boolean contains(Cidr block) {
        Objects.requireNonNull(block, "block");
        return block.prefixLength() == blockPrefix && pool.contains(block);
    }

    /** Walks over all blocks, each exactly once. */
    @Override
    public Iterator<Cidr> iterator() {
        return new Steps();
    }

    /** Returns the block after another one by address, or the pool's first after its last. */
    public Cidr after(Cidr block) {
        IpAddress last = block.last();
        return last.equals(pool.last()) ? Cidr.of(pool.network(), blockPrefix) : Cidr.of(last.plus(1), blockPrefix);
    }

    private final class Steps implements Iterator<Cidr> {
        private Cidr next = start;
        private boolean more = !isEmpty();

        @Override
        public boolean hasNext() {
            return more;
        }

        @Override
        public Cidr next() {
            if (!more) {
                throw new NoSuchElementException("the walk over " + pool + " is over");
            }
            Cidr block = next;
            next = after(block);
            more = !next.equals(start);
            return block;
        }
    }

    @Override
    public String toString() {
        return pool + " in /" + blockPrefix + " from " + start;
    }

    /** Returns the family of the pool. */
    public IpFamily family() {
        return pool.family();
    }
}
