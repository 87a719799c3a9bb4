// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.json;

import io.calico4j.internal.scalar.ShortestDecimal;
import java.math.BigDecimal;

/**
 * The text of a 64-bit float as Go's {@code encoding/json} writes it.
 *
 * <p>The shortest digits that read back as the same number; whole numbers without a point; an exponent only below 1e-6 and from
 * 1e21 on, with its sign and without leading zero ({@code 1e+21}, {@code 1e-7}).
 */
public final class GoFloat {
    private static final double EXACT = 1L << 53;

    private GoFloat() {}

    /** The text of a finite number. @throws IllegalArgumentException for infinities and NaN, which JSON cannot hold */
    public static String text(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("JSON has no text for " + value);
        }
        if (value == Math.rint(value) && Math.abs(value) < EXACT) {
            return value == 0 && 1 / value < 0 ? "-0" : Long.toString((long) value);
        }
        BigDecimal shortest = ShortestDecimal.of(value);
        double magnitude = Math.abs(value);
        if (magnitude >= 1e-6 && magnitude < 1e21) {
            return shortest.toPlainString();
        }
        String digits = shortest.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - shortest.scale();
        StringBuilder text = new StringBuilder();
        if (value < 0) {
            text.append('-');
        }
        text.append(digits.charAt(0));
        if (digits.length() > 1) {
            text.append('.').append(digits, 1, digits.length());
        }
        return text.append('e')
                .append(exponent < 0 ? '-' : '+')
                .append(Math.abs(exponent))
                .toString();
    }
}
