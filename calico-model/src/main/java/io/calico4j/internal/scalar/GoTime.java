// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.scalar;

import io.calico4j.diagnostic.FormatException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Points in time as Kubernetes' {@code metav1.Time} reads and writes them: RFC 3339 with a capital {@code T} and
 * {@code Z}, or an offset.
 *
 * <p>As Go's {@code time.Parse} does, reading also takes an hour of one digit, a comma before the fraction, and offsets up
 * to 24:60. A fraction is dropped, a leap second refused. Written in UTC to the second.
 */
public final class GoTime {
    /** The zero time, {@code 0001-01-01T00:00:00Z}, which the reference writes as {@code null}. */
    public static final Instant ZERO = Instant.parse("0001-01-01T00:00:00Z");

    private static final String EXPECTATION = "a time such as 2024-05-06T07:08:09Z";

    private final String text;
    private int at;

    private GoTime(String text) {
        this.text = text;
    }

    /**
     * Reads a time, cut to the second.
     *
     * @throws FormatException if the text is not such a time
     */
    public static Instant parse(String text) {
        return new GoTime(text).parse();
    }

    /** Writes a time in UTC, cut to the second; the year has at least four digits. */
    public static String format(Instant time) {
        LocalDateTime utc = LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, ZoneOffset.UTC);
        var out = new StringBuilder(20);
        int year = utc.getYear();
        out.append(year < 0 ? "-" : "");
        pad(Math.abs(year), 4, out);
        pad(utc.getMonthValue(), 2, out.append('-'));
        pad(utc.getDayOfMonth(), 2, out.append('-'));
        pad(utc.getHour(), 2, out.append('T'));
        pad(utc.getMinute(), 2, out.append(':'));
        pad(utc.getSecond(), 2, out.append(':'));
        return out.append('Z').toString();
    }

    private static void pad(int value, int width, StringBuilder out) {
        String digits = Integer.toString(value);
        out.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
    }

    private Instant parse() {
        int year = number(4, 9999);
        expect('-');
        int month = number(2, 12);
        expect('-');
        int day = number(2, 31);
        expect('T');
        int hour = number(isDigit(at + 1) ? 2 : 1, 23);
        expect(':');
        int minute = number(2, 59);
        expect(':');
        int second = number(2, 59);
        if ((peek() == '.' || peek() == ',') && isDigit(at + 1)) {
            at++;
            while (isDigit(at)) {
                at++;
            }
        }
        long offset = offset();
        if (at != text.length()) {
            throw failure();
        }
        try {
            long local = LocalDate.of(year, month, day).toEpochDay() * 86_400 + hour * 3600L + minute * 60L + second;
            return Instant.ofEpochSecond(local - offset);
        } catch (DateTimeException e) {
            throw new FormatException(text, 5, "a day that the month has");
        }
    }

    /** Reads {@code Z} or an offset and returns its seconds. */
    private long offset() {
        char sign = peek();
        if (sign == 'Z') {
            at++;
            return 0;
        }
        if (sign != '+' && sign != '-') {
            throw failure();
        }
        at++;
        long seconds = number(2, 24) * 3600L;
        expect(':');
        seconds += number(2, 60) * 60L;
        return sign == '-' ? -seconds : seconds;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private boolean isDigit(int i) {
        return i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }

    private void expect(char c) {
        if (peek() != c) {
            throw failure();
        }
        at++;
    }

    private int number(int digits, int limit) {
        long value = at + digits > text.length() ? -1 : Decimal.parse(text, at, at + digits, limit);
        if (value < 0) {
            throw failure();
        }
        at += digits;
        return (int) value;
    }

    private FormatException failure() {
        return new FormatException(text, at, EXPECTATION);
    }
}
