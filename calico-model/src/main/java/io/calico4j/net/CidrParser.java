// SPDX-License-Identifier: Apache-2.0
package io.calico4j.net;

import io.calico4j.diagnostic.FormatException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads an address, a slash and a prefix length in the grammar of Go's {@code net.ParseCIDR}; used once. */
final class CidrParser {
    private final String text;
    private final int slash;
    private final IpParser parser;

    private @Nullable IpAddress address;
    private int failedAt;
    private String expectation = "";

    CidrParser(String text) {
        this.text = text;
        this.slash = text.indexOf('/');
        this.parser = new IpParser(text, Math.max(slash, 0));
    }

    Cidr parse() {
        Cidr cidr = tryParse();
        if (cidr == null) {
            throw expectation.isEmpty() ? parser.failure() : new FormatException(text, failedAt, expectation);
        }
        return cidr;
    }

    @Nullable
    Cidr tryParse() {
        if (slash < 0) {
            fail(text.length(), "\"/\" and a prefix length");
            return null;
        }
        address = parser.tryParse();
        return address == null ? null : block(address);
    }

    /** The address before the slash, after a block was read. */
    IpAddress address() {
        return Objects.requireNonNull(address);
    }

    private @Nullable Cidr block(IpAddress base) {
        int bits = parser.isMapped() ? 128 : base.family().bits();
        int prefix = 0;
        for (int i = slash + 1; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            prefix = prefix * 10 + digit;
            if (digit < 0 || digit > 9 || prefix > bits) {
                fail(slash + 1, "a prefix length 0.." + bits);
                return null;
            }
        }
        if (slash + 1 == text.length()) {
            fail(slash + 1, "a prefix length 0.." + bits);
            return null;
        }
        if (!parser.isMapped()) {
            return Cidr.of(base, prefix);
        }
        return prefix >= 96
                ? Cidr.of(base, prefix - 96)
                : Cidr.of(IpAddress.v6(0, 0xffff_0000_0000L | base.lowBits()), prefix);
    }

    private void fail(int at, String expected) {
        failedAt = at;
        expectation = expected;
    }
}
