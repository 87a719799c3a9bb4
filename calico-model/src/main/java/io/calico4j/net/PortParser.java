// SPDX-License-Identifier: Apache-2.0
package io.calico4j.net;

import io.calico4j.diagnostic.FormatException;
import io.calico4j.internal.scalar.Decimal;

/** Reads the text form of a {@link Port}; used once. */
final class PortParser {
    private static final int HIGHEST = 65535;

    private final String text;

    PortParser(String text) {
        this.text = text;
    }

    Port parse() {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return isDigits(0, text.length()) ? Port.of(number(0, text.length())) : name();
        }
        if (!isDigits(0, colon) || !isDigits(colon + 1, text.length())) {
            throw new FormatException(text, colon, "a range such as 80:90, or a name without a colon");
        }
        int first = number(0, colon);
        int last = number(colon + 1, text.length());
        if (first > last) {
            throw new FormatException(text, colon + 1, "a last port not below the first");
        }
        return Port.range(first, last);
    }

    private boolean isDigits(int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return from < to;
    }

    private int number(int from, int to) {
        long number = Decimal.parse(text, from, to, HIGHEST);
        if (number < 0) {
            throw new FormatException(text, from, "a port number up to " + HIGHEST);
        }
        return (int) number;
    }

    private Port name() {
        if (!Port.Named.isName(text)) {
            throw new FormatException(
                    text, 0, "a port number, a range such as 80:90, or a name of 1 to 128 characters");
        }
        return Port.named(text);
    }
}
