// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.scalar;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.OptionalLong;

/**
 * Amounts as Kubernetes writes them: a decimal number with a suffix, such as {@code 1500}, {@code 0.5M}, {@code 4Ki} or {@code 1e6}.
 *
 * <p>Grammar: an optional sign, digits with an optional point, then nothing, one of {@code n u m k M G T P E}, one of {@code Ki Mi
 * Gi Ti Pi Ei}, or {@code e} or {@code E} with an exponent. Like the original it takes numbers without digits ({@code .}, {@code
 * +}) for 0.
 *
 * <p>Authority: k8s.io/apimachinery pkg/api/resource.
 */
public final class Quantity {
    private static final String DECIMAL_SUFFIXES = "num kMGTPE";
    private static final String BINARY_SUFFIXES = "KMGTPE";
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigDecimal SMALLEST = BigDecimal.valueOf(Long.MIN_VALUE);
    /** Beyond this many digits or powers of ten an amount is out of every range. */
    private static final int HUGE = 400;

    /** As many digits the original multiplies in 64 bits. */
    private static final int FAST_DIGITS = 18;

    private final String text;
    private final boolean wraps;
    private final int sign;
    private final int numberStart;
    private final int numberEnd;

    private Quantity(String text, boolean wraps) {
        this.text = text;
        this.wraps = wraps;
        boolean signed = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+');
        this.sign = signed && text.charAt(0) == '-' ? -1 : 1;
        this.numberStart = signed ? 1 : 0;
        int end = digits(numberStart);
        this.numberEnd = end < text.length() && text.charAt(end) == '.' ? digits(end + 1) : end;
    }

    /**
     * Returns the amount, rounded away from zero to a whole number and cut to the range of a {@code long}; empty if the text is no
     * amount.
     */
    public static OptionalLong parse(String text) {
        return parse(text, false);
    }

    /**
     * Returns the amount as the original does, which has no bound for decimal ones: beyond the range of a {@code long} one of up to 18
     * digits is 0, and of a longer one the lower 64 bits remain. Binary ones are cut to the range.
     */
    public static OptionalLong parseWrapped(String text) {
        return parse(text, true);
    }

    private static OptionalLong parse(String text, boolean wraps) {
        long plain = plain(text);
        if (plain >= 0) {
            return OptionalLong.of(plain);
        }
        return text.isEmpty() ? OptionalLong.empty() : new Quantity(text, wraps).value();
    }

    /** Returns the number that up to 18 digits are, or -1. */
    private static long plain(String text) {
        return text.length() <= 18 ? Decimal.parse(text, Long.MAX_VALUE / 10) : -1;
    }

    private int digits(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    private OptionalLong value() {
        String suffix = text.substring(numberEnd);
        if (suffix.isEmpty()) {
            return decimal(0);
        }
        char first = suffix.charAt(0);
        if (suffix.length() == 1 && first != ' ' && DECIMAL_SUFFIXES.indexOf(first) >= 0) {
            return decimal(3 * (DECIMAL_SUFFIXES.indexOf(first) - 3));
        }
        if (suffix.length() == 2 && suffix.charAt(1) == 'i' && BINARY_SUFFIXES.indexOf(first) >= 0) {
            return rounded(number().multiply(
                            new BigDecimal(BigInteger.ONE.shiftLeft(10 * (BINARY_SUFFIXES.indexOf(first) + 1)))));
        }
        if (suffix.length() > 1 && (first == 'e' || first == 'E')) {
            return exponent(suffix);
        }
        return OptionalLong.empty();
    }

    private OptionalLong exponent(String suffix) {
        boolean signed = suffix.charAt(1) == '-' || suffix.charAt(1) == '+';
        boolean negative = suffix.charAt(1) == '-';
        long power = Decimal.parse(suffix, signed ? 2 : 1, suffix.length(), Integer.MAX_VALUE);
        if (power < 0) {
            return OptionalLong.empty();
        }
        return decimal((int) Math.min(power, HUGE) * (negative ? -1 : 1));
    }

    private OptionalLong decimal(int power) {
        BigDecimal magnitude = number().scaleByPowerOfTen(power);
        if (wraps && sign > 0) {
            BigInteger whole = magnitude.setScale(0, RoundingMode.UP).toBigInteger();
            return OptionalLong.of(
                    whole.bitLength() > Long.SIZE - 1 && significantDigits() <= FAST_DIGITS ? 0 : whole.longValue());
        }
        return rounded(magnitude);
    }

    /** The digits without the zeros before the first other one, of which one remains before the point. */
    private int significantDigits() {
        int point = text.indexOf('.', numberStart);
        int whole = point < 0 || point > numberEnd ? numberEnd : point;
        int start = numberStart;
        while (start < whole - 1 && text.charAt(start) == '0') {
            start++;
        }
        return whole - start + Math.max(0, numberEnd - whole - 1);
    }

    private BigDecimal number() {
        int end = numberEnd;
        while (end > numberStart && text.charAt(end - 1) == '.') {
            end--;
        }
        if (end == numberStart) {
            return BigDecimal.ZERO;
        }
        int start = numberStart;
        while (start < end - 1 && text.charAt(start) == '0') {
            start++;
        }
        String shown = text.substring(start, Math.min(end, start + HUGE));
        int point = text.indexOf('.', start);
        int cut = point < 0 || point > end ? Math.max(0, end - start - HUGE) : Math.max(0, point - start - HUGE);
        return new BigDecimal(shown).scaleByPowerOfTen(cut);
    }

    private OptionalLong rounded(BigDecimal magnitude) {
        BigDecimal value = (sign < 0 ? magnitude.negate() : magnitude).setScale(0, RoundingMode.UP);
        return OptionalLong.of(value.min(LARGEST).max(SMALLEST).longValueExact());
    }
}
