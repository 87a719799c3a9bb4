// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * The uid of an object that stands for another one.
 *
 * <p>Calico derives it from the other's uid, so that no two objects of a cluster have the same: the bits of every byte are
 * reversed, except for the two bytes that hold version and variant. Converting twice gives the uid one started with, in lower
 * case.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/backend/k8s/conversion/conversion.go.
 */
public final class ConvertedUid {
    private static final int BYTES = 16;
    private static final int VERSION = 6;
    private static final int VARIANT = 8;
    private static final int PLAIN = 32;
    private static final int DASHED = 36;
    private static final int BRACKETED = 38;
    private static final String URN = "urn:uuid:";
    /** Where the hexadecimal digits of each byte are among 36 characters. */
    private static final int[] OFFSETS = {0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34};

    private static final String HEX = "0123456789abcdef";
    /** Each digit with its bits in reverse order; reversing a byte also swaps its digits. */
    private static final byte[] REVERSED = {0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15};

    private static final byte[] DIGITS = digits();

    private ConvertedUid() {}

    /**
     * Returns the derived uid in lower case with dashes; empty if the text is no UUID.
     *
     * @param uid 36 characters with dashes, 32 hexadecimal digits, 36 characters after {@code urn:uuid:}, or 36 characters
     *     between any two of ASCII
     */
    public static Optional<String> of(String uid) {
        Objects.requireNonNull(uid, "uid");
        return switch (uid.length()) {
            case DASHED -> dashed(uid, 0);
            case PLAIN -> plain(uid);
            case BRACKETED ->
                uid.charAt(0) < 0x80 && uid.charAt(BRACKETED - 1) < 0x80 ? dashed(uid, 1) : Optional.empty();
            case DASHED + 9 ->
                uid.regionMatches(true, 0, URN, 0, URN.length()) ? dashed(uid, URN.length()) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<String> dashed(String text, int from) {
        if (text.charAt(from + 8) != '-'
                || text.charAt(from + 13) != '-'
                || text.charAt(from + 18) != '-'
                || text.charAt(from + 23) != '-') {
            return Optional.empty();
        }
        char[] result = new char[DASHED];
        for (int i = 0; i < BYTES; i++) {
            if (!write(text, from + OFFSETS[i], i, result)) {
                return Optional.empty();
            }
        }
        return Optional.of(finished(result));
    }

    private static Optional<String> plain(String text) {
        char[] result = new char[DASHED];
        for (int i = 0; i < BYTES; i++) {
            if (!write(text, 2 * i, i, result)) {
                return Optional.empty();
            }
        }
        return Optional.of(finished(result));
    }

    private static boolean write(String text, int at, int number, char[] result) {
        int high = digit(text.charAt(at));
        int low = digit(text.charAt(at + 1));
        if ((high | low) < 0) {
            return false;
        }
        boolean kept = number == VERSION || number == VARIANT;
        result[OFFSETS[number]] = HEX.charAt(kept ? high : REVERSED[low]);
        result[OFFSETS[number] + 1] = HEX.charAt(kept ? low : REVERSED[high]);
        return true;
    }

    /** Returns the value of a hexadecimal digit, negative for any other character. */
    private static int digit(char c) {
        return c < DIGITS.length ? DIGITS[c] : -1;
    }

    private static byte[] digits() {
        byte[] digits = new byte['f' + 1];
        for (char c = 0; c < digits.length; c++) {
            digits[c] = (byte) (HexFormat.isHexDigit(c) ? HexFormat.fromHexDigit(c) : -1);
        }
        return digits;
    }

    private static String finished(char[] result) {
        result[8] = '-';
        result[13] = '-';
        result[18] = '-';
        result[23] = '-';
        return new String(result);
    }
}
