// SPDX-License-Identifier: Apache-2.0
package io.calico4j.net;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.diagnostic.FormatException;
import io.calico4j.internal.json.AsNumberDeserializer;
import io.calico4j.internal.json.AsNumberSerializer;
import io.calico4j.internal.scalar.Decimal;
import java.util.Optional;

/**
 * The number of an autonomous system, of up to four bytes; ordered by number.
 *
 * <p>Text form (Calico v3.32, api/pkg/lib/numorstring/asnumber.go): a decimal number, or its upper and lower half as
 * decimal numbers separated by a dot (asdot, {@code 1.10} is 65546). It is always written as one decimal number.
 *
 * @param value {@code 0..4294967295}
 */
@JsonDeserialize(using = AsNumberDeserializer.class)
@JsonSerialize(using = AsNumberSerializer.class)
public record AsNumber(long value) implements Comparable<AsNumber> {
    private static final long HIGHEST = 0xffff_ffffL;

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if the number is not in {@code 0..4294967295}
     */
    public AsNumber {
        if (value < 0 || value > HIGHEST) {
            throw new IllegalArgumentException("not an AS number: " + value);
        }
    }

    /** Returns the AS number with the given value, {@code 0..4294967295}. */
    public static AsNumber of(long value) {
        return new AsNumber(value);
    }

    /**
     * Reads an AS number.
     *
     * @throws FormatException if the text has neither of the two forms
     */
    public static AsNumber parse(String text) {
        return tryParse(text).orElseThrow(() -> new FormatException(text, 0, "an AS number such as 64512 or 1.10"));
    }

    /** Reads an AS number; empty exactly where {@link #parse} throws. */
    public static Optional<AsNumber> tryParse(String text) {
        long value = Decimal.parse(text, HIGHEST);
        int dot = text.indexOf('.');
        if (dot >= 0) {
            long upper = Decimal.parse(text, 0, dot, 0xffff);
            long lower = Decimal.parse(text, dot + 1, text.length(), 0xffff);
            value = upper < 0 || lower < 0 ? -1 : (upper << 16) + lower;
        }
        return value < 0 ? Optional.empty() : Optional.of(new AsNumber(value));
    }

    /** Returns whether the number is one of those set aside for private use (RFC 6996). */
    public boolean isPrivate() {
        return (value >= 64_512 && value <= 65_534) || (value >= 4_200_000_000L && value <= 4_294_967_294L);
    }

    /** Returns upper and lower half separated by a dot. */
    public String toDotted() {
        return (value >>> 16) + "." + (value & 0xffff);
    }

    @Override
    public int compareTo(AsNumber other) {
        return Long.compare(value, other.value);
    }

    /** Returns the number in decimal. */
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
