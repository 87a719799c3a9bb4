// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.wire;

import java.math.BigInteger;

/** The whole-number types of the reference, with the numbers they hold. */
public enum IntRange {
    /** 0 to 255, held as {@code Integer}. */
    UINT8(BigInteger.ZERO, BigInteger.valueOf(0xFF)),
    /** 0 to 65535, held as {@code Integer}. */
    UINT16(BigInteger.ZERO, BigInteger.valueOf(0xFFFF)),
    /** -2^31 to 2^31-1, held as {@code Integer}. */
    INT32(BigInteger.valueOf(Integer.MIN_VALUE), BigInteger.valueOf(Integer.MAX_VALUE)),
    /** 0 to 2^32-1, held as {@code Long}. */
    UINT32(BigInteger.ZERO, BigInteger.valueOf(0xFFFF_FFFFL)),
    /** -2^63 to 2^63-1, held as {@code Long}. */
    INT64(BigInteger.valueOf(Long.MIN_VALUE), BigInteger.valueOf(Long.MAX_VALUE)),
    /** 0 to 2^64-1, held as {@code BigInteger}. */
    UINT64(BigInteger.ZERO, BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE));

    private final BigInteger min;
    private final BigInteger max;

    /* The part of the range that a long holds. */
    private final long least;
    private final long most;

    IntRange(BigInteger min, BigInteger max) {
        this.min = min;
        this.max = max;
        this.least = min.longValueExact();
        this.most = max.min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact();
    }

    /** The smallest number. */
    public BigInteger min() {
        return min;
    }

    /** The largest number. */
    public BigInteger max() {
        return max;
    }

    /** Whether {@code number} lies in the range. */
    public boolean contains(BigInteger number) {
        return number.compareTo(min) >= 0 && number.compareTo(max) <= 0;
    }

    /** Whether {@code number} lies in the range. */
    public boolean contains(long number) {
        return number >= least && number <= most;
    }

    /** The number as the Java type that holds this range; the number must lie in it. */
    public Object box(long number) {
        return switch (this) {
            case UINT8, UINT16, INT32 -> (int) number;
            case UINT32, INT64 -> number;
            case UINT64 -> BigInteger.valueOf(number);
        };
    }

    /** The number as the Java type that holds this range; the number must lie in it. */
    public Object box(BigInteger number) {
        return switch (this) {
            case UINT8, UINT16, INT32 -> number.intValueExact();
            case UINT32, INT64 -> number.longValueExact();
            case UINT64 -> number;
        };
    }
}
