// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.yaml;

import io.calico4j.internal.json.GoFloat;
import io.calico4j.internal.scalar.ShortestDecimal;
import java.math.BigDecimal;

/**
 * The text the reference makes of a float where a text is expected: the shortest digits that tell it from its neighbours among
 * 32-bit floats, in the style of C's {@code %g} with an exponent of at least two digits ({@code 1e+20}).
 */
final class FloatText {
    private static final int FIRST_EXPONENT = 6;

    private FloatText() {}

    static String of(double value) {
        float narrow = (float) value;
        if (Float.isNaN(narrow)) {
            return "NaN";
        }
        if (Float.isInfinite(narrow)) {
            return narrow > 0 ? "+Inf" : "-Inf";
        }
        if (narrow == 0) {
            return 1 / narrow < 0 ? "-0" : "0";
        }
        return text(ShortestDecimal.of(narrow));
    }

    /** The same with the digits that tell a finite number from its neighbours among 64-bit floats. */
    static String of64(double value) {
        return value == 0 ? (1 / value < 0 ? "-0" : "0") : text(new BigDecimal(GoFloat.text(value)));
    }

    private static String text(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        String digits = shortest.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - shortest.scale();
        if (exponent >= -4 && exponent < FIRST_EXPONENT) {
            return shortest.toPlainString();
        }
        var out = new StringBuilder(number.signum() < 0 ? "-" : "").append(digits.charAt(0));
        if (digits.length() > 1) {
            out.append('.').append(digits, 1, digits.length());
        }
        out.append('e').append(exponent < 0 ? '-' : '+');
        int size = Math.abs(exponent);
        return out.append(size < 10 ? "0" : "").append(size).toString();
    }
}
