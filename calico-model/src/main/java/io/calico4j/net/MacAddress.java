// SPDX-License-Identifier: Apache-2.0
package io.calico4j.net;

import io.calico4j.diagnostic.FormatException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A link-layer address of 6, 8 or 20 octets.
 *
 * <p>Text form: that of Go's {@code net.ParseMAC}: octets of two hex digits separated by {@code :} or by {@code -}, or
 * pairs of octets separated by {@code .}. Written in lower case with {@code :}. The natural order puts the shorter first
 * and then compares octets as unsigned numbers.
 */
public final class MacAddress implements Comparable<MacAddress> {
    private final byte[] octets;

    private MacAddress(byte[] octets) {
        this.octets = octets;
    }

    /**
     * Reads an address.
     *
     * @throws FormatException if the text has none of the forms
     */
    public static MacAddress parse(String text) {
        return tryParse(text)
                .orElseThrow(() -> new FormatException(text, 0, "a MAC address such as 0a:1b:2c:3d:4e:5f"));
    }

    /** Reads an address; empty exactly where {@link #parse} throws. */
    public static Optional<MacAddress> tryParse(String text) {
        boolean pairs = text.length() > 4 && text.charAt(4) == '.';
        char separator = text.length() < 3 ? '\0' : pairs ? '.' : text.charAt(2);
        int digits = pairs ? 4 : 2;
        int groups = (text.length() + 1) / (digits + 1);
        int size = groups * digits / 2;
        boolean fits = (text.length() + 1) % (digits + 1) == 0 && isSize(size);
        if (!fits || (separator != ':' && separator != '-' && separator != '.') || (separator == '.' && !pairs)) {
            return Optional.empty();
        }
        var octets = new byte[size];
        int digit = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (i % (digits + 1) == digits) {
                if (c != separator) {
                    return Optional.empty();
                }
                continue;
            }
            int value = c < 0x80 ? Character.digit(c, 16) : -1;
            if (value < 0) {
                return Optional.empty();
            }
            octets[digit / 2] = (byte) (octets[digit / 2] << 4 | value);
            digit++;
        }
        return Optional.of(new MacAddress(octets));
    }

    /**
     * Returns the address with the given octets.
     *
     * @param octets 6, 8 or 20 octets; not kept
     * @throws IllegalArgumentException if there is another number of them
     */
    public static MacAddress of(byte[] octets) {
        if (!isSize(octets.length)) {
            throw new IllegalArgumentException("6, 8 or 20 octets expected, not " + octets.length);
        }
        return new MacAddress(octets.clone());
    }

    private static boolean isSize(int octets) {
        return octets == 6 || octets == 8 || octets == 20;
    }

    /** Returns a copy of the octets. */
    public byte[] octets() {
        return octets.clone();
    }

    @Override
    public int compareTo(MacAddress other) {
        int order = Integer.compare(octets.length, other.octets.length);
        return order != 0 ? order : Arrays.compareUnsigned(octets, other.octets);
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof MacAddress other && Arrays.equals(octets, other.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    /** Returns the octets as lower case hex digits separated by colons. */
    @Override
    public String toString() {
        var out = new StringBuilder(octets.length * 3);
        for (byte octet : octets) {
            out.append(out.isEmpty() ? "" : ":");
            out.append(Character.forDigit(octet >> 4 & 0xf, 16)).append(Character.forDigit(octet & 0xf, 16));
        }
        return out.toString();
    }
}
