// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import io.calico4j.net.Cidr;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the text of a handle with one block, as most have, if it is just as it would be written. */
final class HandleText {
    private static final byte[] HEAD = "{\"block\":{\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TAIL = "},\"deleted\":false}".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_DIGITS = 9;

    private HandleText() {}

    /** Returns the handle of a text, {@code null} if it isn't written just so. */
    static @Nullable AllocationHandle tryRead(byte[] text) {
        int tail = text.length - TAIL.length;
        if (tail < HEAD.length
                || !Arrays.equals(text, 0, HEAD.length, HEAD, 0, HEAD.length)
                || !Arrays.equals(text, tail, text.length, TAIL, 0, TAIL.length)) {
            return null;
        }
        int quote = HEAD.length;
        while (quote < tail && text[quote] != '"') {
            quote++;
        }
        int digits = quote + 2;
        if (digits >= tail || text[quote + 1] != ':' || tail - digits > MAX_DIGITS || text[digits] == '0') {
            return null;
        }
        int count = 0;
        for (int at = digits; at < tail; at++) {
            int digit = text[at] - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            count = 10 * count + digit;
        }
        Optional<Cidr> block =
                Cidr.tryParse(new String(text, HEAD.length, quote - HEAD.length, StandardCharsets.ISO_8859_1));
        return block.isEmpty() ? null : AllocationHandle.empty().with(block.get(), count);
    }
}
