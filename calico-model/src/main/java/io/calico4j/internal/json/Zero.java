// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.json;

import io.calico4j.internal.scalar.GoTime;
import io.calico4j.net.AsNumber;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;

/** Which scalars are zero in the reference's sense. */
public final class Zero {
    /** The zero time of the reference: the first instant of the year 1. */
    public static final Instant TIME = GoTime.ZERO;

    private Zero() {}

    /** Whether the scalar is the zero of its type, which the reference cannot tell from absent behind no pointer. */
    public static boolean isZero(Object value) {
        if (value instanceof String text) {
            return text.isEmpty();
        }
        if (value instanceof Long number) {
            return number == 0;
        }
        if (value instanceof Integer number) {
            return number == 0;
        }
        if (value instanceof Instant time) {
            return time.equals(TIME);
        }
        if (value instanceof Duration duration) {
            return duration.isZero();
        }
        if (value instanceof Double number) {
            return number == 0;
        }
        if (value instanceof AsNumber number) {
            return number.value() == 0;
        }
        return value instanceof BigInteger number && number.signum() == 0;
    }
}
