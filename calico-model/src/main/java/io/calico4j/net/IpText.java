// SPDX-License-Identifier: Apache-2.0
package io.calico4j.net;

/** Writes addresses in canonical text (RFC 5952 for IPv6). */
final class IpText {
    private static final int GROUPS = 8;

    private IpText() {}

    static void appendV4(int bits, StringBuilder out) {
        out.append(bits >>> 24).append('.');
        out.append(bits >>> 16 & 0xff).append('.');
        out.append(bits >>> 8 & 0xff).append('.');
        out.append(bits & 0xff);
    }

    static void appendV6(long high, long low, StringBuilder out) {
        if (high == 0 && low >>> 32 == 0xffff) {
            out.append("::ffff:");
            appendV4((int) low, out);
            return;
        }
        int start = -1;
        int length = 1;
        for (int i = 0; i < GROUPS; i++) {
            int run = zeros(high, low, i);
            if (run > length) {
                start = i;
                length = run;
            }
            i += run;
        }
        for (int i = 0; i < GROUPS; i++) {
            if (i == start) {
                out.append("::");
                i += length - 1;
            } else {
                out.append(i == 0 || (start >= 0 && i == start + length) ? "" : ":");
                appendHex(group(high, low, i), out);
            }
        }
    }

    /** Writes a group without leading zeros. */
    private static void appendHex(int group, StringBuilder out) {
        for (int shift = (Integer.SIZE - 1 - Integer.numberOfLeadingZeros(group | 1)) & ~3; shift >= 0; shift -= 4) {
            out.append(Character.forDigit(group >>> shift & 15, 16));
        }
    }

    /** The number of zero groups from group {@code i} on. */
    private static int zeros(long high, long low, int i) {
        int end = i;
        while (end < GROUPS && group(high, low, end) == 0) {
            end++;
        }
        return end - i;
    }

    private static int group(long high, long low, int i) {
        long word = i < 4 ? high : low;
        return (int) (word >>> (48 - 16 * (i & 3))) & 0xffff;
    }
}
