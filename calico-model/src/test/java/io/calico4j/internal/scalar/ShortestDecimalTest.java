// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.scalar;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ShortestDecimalTest {
    @Property(tries = 1000)
    void no_shorter_decimal_is_the_same_double(@ForAll long bits) {
        double value = Double.longBitsToDouble(bits);
        if (!Double.isFinite(value) || value == 0) {
            return;
        }
        BigDecimal shortest = ShortestDecimal.of(value);
        assertThat(shortest.doubleValue()).isEqualTo(value);
        for (RoundingMode mode : new RoundingMode[] {RoundingMode.UP, RoundingMode.DOWN, RoundingMode.HALF_EVEN}) {
            BigDecimal shorter = shortest.precision() == 1
                    ? BigDecimal.ZERO
                    : new BigDecimal(value).round(new MathContext(shortest.precision() - 1, mode));
            assertThat(shorter.doubleValue()).isNotEqualTo(value);
        }
    }

    @Property(tries = 1000)
    void no_shorter_decimal_is_the_same_float(@ForAll int bits) {
        float value = Float.intBitsToFloat(bits);
        if (!Float.isFinite(value) || value == 0) {
            return;
        }
        BigDecimal shortest = ShortestDecimal.of(value);
        assertThat(shortest.floatValue()).isEqualTo(value);
        for (RoundingMode mode : new RoundingMode[] {RoundingMode.UP, RoundingMode.DOWN, RoundingMode.HALF_EVEN}) {
            BigDecimal shorter = shortest.precision() == 1
                    ? BigDecimal.ZERO
                    : new BigDecimal(value).round(new MathContext(shortest.precision() - 1, mode));
            assertThat(shorter.floatValue()).isNotEqualTo(value);
        }
    }

    @Example
    void powers_of_two_and_the_smallest_numbers_are_short() {
        assertThat(ShortestDecimal.of(0.1f)).hasToString("0.1");
        assertThat(ShortestDecimal.of(2.0e-3)).hasToString("0.002");
        assertThat(ShortestDecimal.of(Math.scalb(1.0, 53)).toPlainString()).isEqualTo("9007199254740992");
        assertThat(ShortestDecimal.of(Double.MIN_VALUE)).hasToString("5E-324");
        assertThat(ShortestDecimal.of(Float.MIN_VALUE)).hasToString("1E-45");
        assertThat(ShortestDecimal.of(-2.2250738585072014E-308)).hasToString("-2.2250738585072014E-308");
        assertThat(ShortestDecimal.of(100.0)).hasToString("1E+2");
    }
}
