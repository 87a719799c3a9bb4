// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.calico4j.internal.scalar.GoDuration;
import io.calico4j.internal.scalar.GoTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Durations and times as the reference reads and writes them. */
public final class GoScalars {
    private GoScalars() {}

    /** Writes a duration, such as {@code 1m30s}. */
    public static String duration(Duration duration) {
        return GoDuration.format(duration);
    }

    /** Reads a duration. */
    public static Duration duration(String text) {
        return GoDuration.parse(text);
    }

    /** Reads a time, cut to the second. */
    public static Instant time(String text) {
        return GoTime.parse(text);
    }

    /** Writes a time in UTC to the second. */
    public static String time(Instant time) {
        return GoTime.format(time);
    }

    static void writeTime(Instant time, JsonGenerator out) throws IOException {
        if (time.equals(GoTime.ZERO)) {
            out.writeNull();
        } else {
            out.writeString(time(time));
        }
    }
}
