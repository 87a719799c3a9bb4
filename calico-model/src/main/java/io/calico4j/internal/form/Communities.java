// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.form;

import io.calico4j.internal.scalar.Decimal;
import java.util.Arrays;
import java.util.List;

/** BGP communities as texts: {@code 65000:100}, or {@code 65000:100:1} for a large one. */
public final class Communities {
    private static final Characters DIGIT = Characters.of("0123456789");

    private Communities() {}

    /** Whether the text is two or three numbers, of any size, with colons between. */
    public static boolean isShaped(String text) {
        String[] parts = text.split(":", -1);
        return (parts.length == 2 || parts.length == 3)
                && Arrays.stream(parts).allMatch(part -> DIGIT.makeUp(part, 1, Integer.MAX_VALUE));
    }

    /** The parts of a shaped text that are too large: above 16 bits of two, above 32 bits of three. */
    public static List<String> partsTooLarge(String text) {
        String[] parts = text.split(":", -1);
        long limit = parts.length == 2 ? 0xffff : 0xffff_ffffL;
        return Arrays.stream(parts)
                .filter(part -> Decimal.parse(part, limit) < 0)
                .toList();
    }
}
