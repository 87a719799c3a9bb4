// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.json;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing buffer of UTF-8 JSON text, confined to one thread.
 *
 * <p>Texts are escaped as Go's {@code encoding/json} does: besides what JSON demands also {@code <}, {@code >}, {@code &},
 * U+2028 and U+2029; an unpaired surrogate becomes U+FFFD.
 */
public final class JsonBytes {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final boolean[] PLAIN = plain();

    private byte[] bytes;
    private int length;
    private boolean surrogates;

    /** An empty buffer. */
    public JsonBytes() {
        bytes = new byte[1 << 13];
    }

    private static boolean[] plain() {
        boolean[] plain = new boolean[128];
        for (char c = ' '; c < 128; c++) {
            plain[c] = "\"\\<>&".indexOf(c) < 0;
        }
        return plain;
    }

    /** The number of bytes written. */
    public int length() {
        return length;
    }

    /** Forgets what was written, keeping the memory. */
    public void clear() {
        length = 0;
    }

    /** Forgets what was written from {@code start} on. */
    void cut(int start) {
        length = start;
    }

    /** Starts anew to look for surrogate pairs. */
    void forgetSurrogates() {
        surrogates = false;
    }

    /** Whether a text with a surrogate pair was written since {@link #forgetSurrogates()}. */
    boolean sawSurrogates() {
        return surrogates;
    }

    /** Opens what was written from {@code start} on, each part behind a comma: the first comma becomes {@code brace}. */
    void open(int start, char brace) {
        if (length == start) {
            put(brace);
        } else {
            bytes[start] = (byte) brace;
        }
    }

    /** A copy of the bytes written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /** The text written. */
    public String text() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** Sends the bytes written. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            grow(more);
        }
    }

    private void grow(int more) {
        bytes = Arrays.copyOf(
                bytes, Math.max(Math.addExact(length, more), (int) Math.min(bytes.length * 2L, 0x7FFF_FFF7L)));
    }

    /** Appends one ASCII character. */
    public void put(char ascii) {
        ensure(1);
        bytes[length++] = (byte) ascii;
    }

    /** Appends bytes as they are. */
    public void put(byte[] raw) {
        ensure(raw.length);
        System.arraycopy(raw, 0, bytes, length, raw.length);
        length += raw.length;
    }

    /** Appends an ASCII text as it is. */
    public void putAscii(String ascii) {
        int n = ascii.length();
        ensure(n);
        for (int i = 0; i < n; i++) {
            bytes[length + i] = (byte) ascii.charAt(i);
        }
        length += n;
    }

    /** Appends a whole number. */
    public void putLong(long number) {
        if (number >= 0 && number < 10) {
            put((char) ('0' + number));
        } else {
            putAscii(Long.toString(number));
        }
    }

    /** Appends a text in quotes, escaped. */
    public void putText(String text) {
        int n = text.length();
        ensure(n + 2);
        bytes[length++] = '"';
        int plain = putPlain(text, 0, n);
        if (plain < n) {
            putRest(text, plain);
        }
        put('"');
    }

    /* Copies characters up to the first that needs more than that, and answers where it stands. There must be room. */
    private int putPlain(String text, int from, int n) {
        byte[] to = bytes;
        boolean[] plain = PLAIN;
        int at = length - from;
        int i = from;
        for (; i < n; i++) {
            char c = text.charAt(i);
            if (c >= 128 || !plain[c]) {
                break;
            }
            to[at + i] = (byte) c;
        }
        length = at + i;
        return i;
    }

    private void putRest(String text, int from) {
        int n = text.length();
        ensure((n - from) * 6 + 1);
        for (int i = from; i < n; i = putPlain(text, i + 1, n)) {
            char c = text.charAt(i);
            if (c < 128) {
                putAsciiEscaped(c);
            } else if (c < 0x800) {
                bytes[length++] = (byte) (0xC0 | (c >> 6));
                bytes[length++] = (byte) (0x80 | (c & 0x3F));
            } else if (Character.isHighSurrogate(c) && i + 1 < n && Character.isLowSurrogate(text.charAt(i + 1))) {
                surrogates = true;
                putSupplementary(Character.toCodePoint(c, text.charAt(++i)));
            } else if (c == '\u2028' || c == '\u2029') {
                putEscape(c);
            } else {
                putThree(Character.isSurrogate(c) ? '\uFFFD' : c);
            }
        }
    }

    private void putAsciiEscaped(char c) {
        char letter = switch (c) {
            case '"', '\\' -> c;
            case '\b' -> 'b';
            case '\f' -> 'f';
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\t' -> 't';
            default -> 0;
        };
        if (letter == 0) {
            putEscape(c);
        } else {
            bytes[length++] = '\\';
            bytes[length++] = (byte) letter;
        }
    }

    private void putEscape(char c) {
        bytes[length++] = '\\';
        bytes[length++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) {
            bytes[length++] = HEX[(c >> shift) & 0xF];
        }
    }

    private void putThree(char c) {
        bytes[length++] = (byte) (0xE0 | (c >> 12));
        bytes[length++] = (byte) (0x80 | ((c >> 6) & 0x3F));
        bytes[length++] = (byte) (0x80 | (c & 0x3F));
    }

    private void putSupplementary(int c) {
        bytes[length++] = (byte) (0xF0 | (c >> 18));
        bytes[length++] = (byte) (0x80 | ((c >> 12) & 0x3F));
        bytes[length++] = (byte) (0x80 | ((c >> 6) & 0x3F));
        bytes[length++] = (byte) (0x80 | (c & 0x3F));
    }
}
