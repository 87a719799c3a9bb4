// SPDX-License-Identifier: Apache-2.0
package io.calico4j.net;

import io.calico4j.diagnostic.FormatException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one address from the beginning of a text; used once.
 *
 * <p>The grammar is that of Go's {@code net.ParseIP}: four decimal octets without leading zeros, or up to eight groups of
 * one to four hex digits of which one run may be {@code ::} (it stands for at least one group) and the last two may be
 * written as four octets. No zone, no blanks. Nothing is allocated on the way to an answer or a refusal.
 */
final class IpParser {
    private final String text;
    private final int end;

    private long high;
    private long low;
    private boolean mapped;
    private int failedAt;
    private String expectation = "";

    /** Reads {@code text[0..end)}. */
    IpParser(String text, int end) {
        this.text = text;
        this.end = end;
    }

    IpAddress parse() {
        IpAddress address = tryParse();
        if (address == null) {
            throw failure();
        }
        return address;
    }

    @Nullable
    IpAddress tryParse() {
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c == '.') {
                long bits = octets(0);
                return bits < 0 ? null : IpAddress.v4((int) bits);
            }
            if (c == ':') {
                return groups() ? finish() : null;
            }
        }
        refuse(0, "an IP address");
        return null;
    }

    /** Whether the text had the IPv6 form, also if its address is an IPv4 one. */
    boolean isMapped() {
        return mapped;
    }

    FormatException failure() {
        return new FormatException(text, failedAt, expectation);
    }

    private IpAddress finish() {
        IpAddress address = IpAddress.ofBits(high, low);
        mapped = address.isV4();
        return address;
    }

    private void refuse(int at, String expected) {
        failedAt = at;
        expectation = expected;
    }

    private boolean fail(int at, String expected) {
        refuse(at, expected);
        return false;
    }

    private long noOctets(int at, String expected) {
        refuse(at, expected);
        return -1;
    }

    /** Reads four octets from {@code from} to the end; -1 if there is something else. */
    private long octets(int from) {
        long bits = 0;
        int at = from;
        for (int octet = 0; octet < 4; octet++) {
            int start = at;
            int value = 0;
            for (int digit = digitAt(at); digit >= 0; digit = digitAt(++at)) {
                if (at > start && value == 0) {
                    return noOctets(start, "an octet without leading zeros");
                }
                value = value * 10 + digit;
                if (value > 255) {
                    return noOctets(start, "an octet 0..255");
                }
            }
            boolean separated = octet == 3 ? at == end : at < end && text.charAt(at) == '.';
            if (at == start || !separated) {
                return noOctets(at, at == start ? "an octet 0..255" : octet == 3 ? "the end of the address" : "a dot");
            }
            bits = bits << 8 | value;
            at++;
        }
        return bits;
    }

    /** Reads the IPv6 form into {@link #high} and {@link #low}. */
    private boolean groups() {
        int at = 0;
        int count = 0;
        int gap = -1;
        if (end >= 2 && text.charAt(0) == ':' && text.charAt(1) == ':') {
            gap = 0;
            at = 2;
        }
        while (at < end) {
            int start = at;
            int value = 0;
            while (at < end && at - start < 5 && hexDigit(text.charAt(at)) >= 0) {
                value = value << 4 | hexDigit(text.charAt(at));
                at++;
            }
            if (at == start || at - start > 4) {
                return fail(start, "a group of 1 to 4 hex digits");
            }
            if (at < end && text.charAt(at) == '.') {
                return octetsAfter(start, count, gap);
            }
            if (count == 8) {
                return fail(start, "at most 8 groups");
            }
            push16(value);
            count++;
            if (at == end) {
                break;
            }
            if (text.charAt(at) != ':' || at + 1 == end) {
                return fail(at, text.charAt(at) == ':' ? "no colon at the end" : "a colon");
            }
            at++;
            if (text.charAt(at) == ':') {
                if (gap >= 0) {
                    return fail(at, "only one \"::\"");
                }
                gap = count;
                at++;
            }
        }
        return widen(count, gap);
    }

    private boolean octetsAfter(int start, int count, int gap) {
        if (count > 6 || (count < 6 && gap < 0)) {
            return fail(start, "octets as the last 32 bits only");
        }
        long bits = octets(start);
        if (bits < 0) {
            return false;
        }
        push16((int) (bits >>> 16));
        push16((int) bits & 0xffff);
        return widen(count + 2, gap);
    }

    private void push16(int value) {
        high = high << 16 | low >>> 48;
        low = low << 16 | value;
    }

    /** Moves the groups behind the gap to the end. */
    private boolean widen(int count, int gap) {
        if (gap < 0) {
            return count == 8 || fail(end, "8 groups or \"::\"");
        }
        if (count == 8) {
            return fail(end, "fewer than 8 groups beside \"::\"");
        }
        int behind = 16 * (count - gap);
        long tailHigh = behind <= 64 ? 0 : high & ones(behind - 64);
        long tailLow = low & ones(Math.min(behind, 64));
        long headHigh = high ^ tailHigh;
        long headLow = low ^ tailLow;
        for (int missing = count; missing < 8; missing++) {
            headHigh = headHigh << 16 | headLow >>> 48;
            headLow <<= 16;
        }
        high = headHigh | tailHigh;
        low = headLow | tailLow;
        return true;
    }

    private static long ones(int bits) {
        return bits == 0 ? 0 : -1L >>> (64 - bits);
    }

    /** Returns the decimal digit at a place, or -1 where there is none. */
    private int digitAt(int at) {
        int digit = at < end ? text.charAt(at) - '0' : -1;
        return digit <= 9 ? digit : -1;
    }

    private static int hexDigit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int letter = (c | 0x20) - 'a';
        return letter >= 0 && letter < 6 && c < 0x80 ? letter + 10 : -1;
    }
}
