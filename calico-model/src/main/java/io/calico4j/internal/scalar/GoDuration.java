// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.scalar;

import io.calico4j.diagnostic.FormatException;
import java.time.Duration;

/**
 * Durations in the notation of Go's {@code time} package: a signed 64-bit number of nanoseconds.
 *
 * <p>Read: an optional sign, then one or more decimal numbers each with a unit ({@code ns us µs ms s m h}), or a bare
 * {@code 0}. Units may come in any order and more than once. A fraction is evaluated in 64-bit floating point and cut to
 * whole nanoseconds, as the reference does. Written: {@code 1h0m0s}, {@code 1m30s}, {@code 1.5ms}, {@code 1µs}, {@code 0s}.
 */
public final class GoDuration {
    private static final String EXPECTATION = "a duration such as 1m30s";

    /** The magnitude of the least number of nanoseconds; negative as a signed number. */
    private static final long MOST = 1L << 63;

    private final String text;
    private int at;
    private long total;

    private GoDuration(String text) {
        this.text = text;
    }

    /**
     * Reads a number of nanoseconds.
     *
     * @throws FormatException if the text is not a duration or does not fit
     */
    public static long parseNanos(String text) {
        return new GoDuration(text).parse();
    }

    /**
     * Reads a duration.
     *
     * @throws FormatException if the text is not a duration or does not fit 64 bits of nanoseconds
     */
    public static Duration parse(String text) {
        return Duration.ofNanos(parseNanos(text));
    }

    /**
     * Writes a duration.
     *
     * @throws ArithmeticException if it does not fit 64 bits of nanoseconds
     */
    public static String format(Duration duration) {
        return format(nanos(duration));
    }

    /** {@link Duration#toNanos()}, which before JDK 19 fails for the least number. */
    private static long nanos(Duration duration) {
        boolean negative = duration.isNegative() && duration.getNano() > 0;
        long seconds = duration.getSeconds() + (negative ? 1 : 0);
        long rest = duration.getNano() - (negative ? 1_000_000_000L : 0);
        return Math.addExact(Math.multiplyExact(seconds, 1_000_000_000L), rest);
    }

    /** Writes a number of nanoseconds. */
    public static String format(long nanos) {
        if (nanos == 0) {
            return "0s";
        }
        long magnitude = Math.abs(nanos);
        var out = new StringBuilder(nanos < 0 ? "-" : "");
        if (Long.compareUnsigned(magnitude, 1_000_000_000L) < 0) {
            int digits = magnitude < 1_000 ? 0 : magnitude < 1_000_000 ? 3 : 6;
            appendFraction(out, magnitude, digits);
            return out.append(digits == 0 ? "ns" : digits == 3 ? "\u00b5s" : "ms")
                    .toString();
        }
        long seconds = Long.divideUnsigned(magnitude, 1_000_000_000L);
        if (seconds >= 3600) {
            out.append(seconds / 3600).append('h');
        }
        if (seconds >= 60) {
            out.append(seconds / 60 % 60).append('m');
        }
        long rest = seconds % 60 * 1_000_000_000L + Long.remainderUnsigned(magnitude, 1_000_000_000L);
        appendFraction(out, rest, 9);
        return out.append('s').toString();
    }

    /** Appends the value divided by ten to the power of {@code digits}, without trailing zeros. */
    private static void appendFraction(StringBuilder out, long value, int digits) {
        long scale = 1;
        for (int i = 0; i < digits; i++) {
            scale *= 10;
        }
        out.append(value / scale);
        long fraction = value % scale;
        if (fraction != 0) {
            out.append('.');
            for (long unit = scale / 10; fraction != 0; unit /= 10) {
                out.append(fraction / unit);
                fraction %= unit;
            }
        }
    }

    private long parse() {
        boolean negative = peek() == '-';
        if (negative || peek() == '+') {
            at++;
        }
        if (at == text.length() - 1 && peek() == '0') {
            return 0;
        }
        if (at == text.length()) {
            throw failure();
        }
        while (at < text.length()) {
            part();
        }
        if (total == MOST && !negative) {
            throw failure();
        }
        return negative ? -total : total;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private FormatException failure() {
        return new FormatException(text, at, EXPECTATION);
    }

    private void part() {
        int start = at;
        long whole = digits();
        boolean any = at > start;
        long fraction = 0;
        double scale = 1;
        if (peek() == '.') {
            at++;
            int point = at;
            boolean full = false;
            for (; isDigit(peek()); at++) {
                long next = fraction * 10 + (peek() - '0');
                full |= fraction < 0 || fraction > Long.MAX_VALUE / 10 || Long.compareUnsigned(next, MOST) > 0;
                if (!full) {
                    fraction = next;
                    scale *= 10;
                }
            }
            any |= at > point;
        }
        if (!any) {
            throw failure();
        }
        long unit = unit();
        if (Long.compareUnsigned(whole, Long.divideUnsigned(MOST, unit)) > 0) {
            throw failure();
        }
        double exact = (fraction < 0 ? 0x1p63 : (double) fraction) * ((double) unit / scale);
        total = sum(total, sum(whole * unit, (long) exact));
    }

    private long sum(long a, long b) {
        long sum = a + b;
        if (Long.compareUnsigned(sum, MOST) > 0 || Long.compareUnsigned(sum, a) < 0) {
            throw failure();
        }
        return sum;
    }

    private long digits() {
        long value = 0;
        for (; isDigit(peek()); at++) {
            long next = value * 10 + (peek() - '0');
            if (value < 0 || value > Long.MAX_VALUE / 10 || Long.compareUnsigned(next, MOST) > 0) {
                throw failure();
            }
            value = next;
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Reads a unit and returns its nanoseconds. */
    private long unit() {
        int start = at;
        while (at < text.length() && peek() != '.' && !isDigit(peek())) {
            at++;
        }
        long nanos = switch (text.substring(start, at)) {
            case "ns" -> 1;
            case "us", "\u00b5s", "\u03bcs" -> 1_000L;
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            default -> 0;
        };
        if (nanos == 0) {
            at = start;
            throw failure();
        }
        return nanos;
    }
}
