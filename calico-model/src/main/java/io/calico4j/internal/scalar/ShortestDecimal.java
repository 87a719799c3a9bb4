// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.scalar;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Predicate;

/**
 * The decimal number with the fewest digits that tells a finite binary one from its neighbours.
 *
 * <p>{@code Double.toString} and {@code Float.toString} do not always give it before JDK 19. A number that has a text of at most 15 digits
 * (6 as a 32-bit float) is found with 15 (6); 17 (9) always suffice. Below a power of two numbers lie closer than above it, so the
 * nearest text of a length may miss there while one a step further hits. Subnormal numbers have fewer digits, so all lengths are tried
 * for them.
 */
public final class ShortestDecimal {
    private static final List<RoundingMode> STEPS = List.of(RoundingMode.HALF_EVEN, RoundingMode.UP, RoundingMode.DOWN);

    private ShortestDecimal() {}

    /** The decimal for a 64-bit float, without zeros at its end. */
    public static BigDecimal of(double value) {
        int first = Math.abs(value) < Double.MIN_NORMAL ? 1 : 15;
        return search(new BigDecimal(value), first, 17, decimal -> decimal.doubleValue() == value);
    }

    /** The decimal for a 32-bit float, without zeros at its end. */
    public static BigDecimal of(float value) {
        int first = Math.abs(value) < Float.MIN_NORMAL ? 1 : 6;
        return search(new BigDecimal(value), first, 9, decimal -> decimal.floatValue() == value);
    }

    private static BigDecimal search(BigDecimal exact, int first, int most, Predicate<BigDecimal> same) {
        for (int precision = first; precision < most; precision++) {
            for (RoundingMode step : STEPS) {
                BigDecimal rounded = exact.round(new MathContext(precision, step));
                if (same.test(rounded)) {
                    return rounded.stripTrailingZeros();
                }
            }
        }
        return exact.round(new MathContext(most, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    }
}
