// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.calico4j.diagnostic.FormatException;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations and times as the reference reads and writes them. */
final class GoScalars {
    private static final Pattern PART =
            Pattern.compile("\\G([0-9]+\\.?[0-9]*|\\.[0-9]+)(ns|us|\u00b5s|\u03bcs|ms|s|m|h)");

    private GoScalars() {}

    static String duration(Duration duration) {
        String sign = duration.isNegative() ? "-" : "";
        if (duration.isZero()) {
            return "0s";
        }
        long nanos = duration.abs().toNanos();
        if (nanos < 1_000) {
            return sign + nanos + "ns";
        }
        if (nanos < 1_000_000) {
            return sign + BigDecimal.valueOf(nanos, 3).stripTrailingZeros().toPlainString() + "\u00b5s";
        }
        if (nanos < 1_000_000_000) {
            return sign + BigDecimal.valueOf(nanos, 6).stripTrailingZeros().toPlainString() + "ms";
        }
        BigDecimal seconds = BigDecimal.valueOf(nanos, 9);
        long minutes = duration.abs().toMinutes();
        String rest = seconds.subtract(BigDecimal.valueOf(minutes * 60))
                        .stripTrailingZeros()
                        .toPlainString() + "s";
        if (minutes == 0) {
            return sign + rest;
        }
        return sign + (minutes >= 60 ? minutes / 60 + "h" : "") + minutes % 60 + "m" + rest;
    }

    static Duration duration(String text) {
        boolean negative = text.startsWith("-");
        String body = negative || text.startsWith("+") ? text.substring(1) : text;
        if (body.equals("0")) {
            return Duration.ZERO;
        }
        BigDecimal nanos = BigDecimal.ZERO;
        Matcher part = PART.matcher(body);
        int end = 0;
        while (part.find()) {
            nanos = nanos.add(new BigDecimal(part.group(1)).multiply(unit(part.group(2))));
            end = part.end();
        }
        if (end == 0 || end < body.length() || nanos.precision() - nanos.scale() > 19) {
            throw new FormatException(text, Math.min(text.length(), end), "a duration such as 1m30s");
        }
        Duration duration = Duration.ofNanos(nanos.longValue());
        return negative ? duration.negated() : duration;
    }

    private static BigDecimal unit(String unit) {
        return switch (unit) {
            case "ns" -> BigDecimal.ONE;
            case "ms" -> BigDecimal.valueOf(1_000_000L);
            case "s" -> BigDecimal.valueOf(1_000_000_000L);
            case "m" -> BigDecimal.valueOf(60_000_000_000L);
            case "h" -> BigDecimal.valueOf(3_600_000_000_000L);
            default -> BigDecimal.valueOf(1_000L);
        };
    }

    static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeException e) {
            throw new FormatException(text, 0, "an RFC 3339 time such as 2024-05-06T07:08:09Z");
        }
    }

    static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static void writeTime(Instant time, JsonGenerator out) throws IOException {
        if (time.equals(Zero.TIME)) {
            out.writeNull();
        } else {
            out.writeString(time(time));
        }
    }
}
