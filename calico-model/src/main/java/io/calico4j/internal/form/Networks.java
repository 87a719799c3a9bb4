// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.form;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.util.Optional;

/** Addresses and networks as texts. An IPv4 address in IPv6 clothes ({@code ::ffff:10.0.0.1}) counts as IPv4. */
public final class Networks {
    private static final Cidr LINK_LOCAL_V4 = Cidr.parse("169.254.0.0/16");
    private static final Cidr LINK_LOCAL_V6 = Cidr.parse("fe80::/10");

    private Networks() {}

    /** The link-local addresses of the network's IP version, if the network holds or is among any of them. */
    public static Optional<Cidr> linkLocal(Cidr network) {
        Cidr range = network.isV4() ? LINK_LOCAL_V4 : LINK_LOCAL_V6;
        return network.overlaps(range) ? Optional.of(range) : Optional.empty();
    }

    /** Whether the text is an address, or a network with or without bits behind its mask. */
    public static boolean isCidrOrAddress(String text) {
        return Cidr.tryParseOrAddress(text).isPresent();
    }

    /**
     * Whether the text is a CIDR to Kubernetes' schemas: these read addresses as older versions of Go did, with leading zeros in octets
     * and groups.
     */
    public static boolean isSchemaCidr(String text) {
        return Cidr.tryParse(text).isPresent()
                || Cidr.tryParse(withoutLeadingZeros(text)).isPresent();
    }

    private static String withoutLeadingZeros(String text) {
        int slash = text.indexOf('/');
        int end = slash < 0 ? text.length() : slash;
        StringBuilder out = new StringBuilder();
        boolean first = true;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean separator = c == '.' || c == ':';
            boolean more = i + 1 < end && Character.digit(text.charAt(i + 1), 16) >= 0;
            if (c != '0' || !first || !more) {
                out.append(c);
                first = separator;
            }
        }
        return out.append(text, end, text.length()).toString();
    }

    /** Whether no bits stand behind the mask of a network that was read from the text. */
    public static boolean isMasked(String text, Cidr network) {
        return address(text).equals(network.network());
    }

    /** The address before the slash of a text that is an address or a network. */
    public static IpAddress address(String text) {
        int slash = text.indexOf('/');
        return IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
    }

    /**
     * The prefix length that is written behind the slash of a network read from the text; for IPv4 in IPv6 clothes that is 96 more than
     * the network's own.
     */
    public static int writtenPrefixLength(String text, Cidr network) {
        boolean clothed = network.isV4() && text.indexOf(':') >= 0 && text.indexOf('/') >= 0;
        return network.prefixLength() + (clothed ? 96 : 0);
    }

    /**
     * Whether the text is an IPv4 address or network, without bits behind its mask, as nearly all are: a quick yes without an
     * allocation. A no means nothing.
     */
    public static boolean isPlainV4(String text) {
        int end = text.length();
        int at = 0;
        int bits = 0;
        for (int octet = 0; octet < 4; octet++) {
            if (octet > 0 && (at >= end || text.charAt(at++) != '.')) {
                return false;
            }
            int start = at;
            int value = 0;
            while (at < end && at - start < 4 && isDigit(text.charAt(at))) {
                value = value * 10 + text.charAt(at++) - '0';
            }
            int digits = at - start;
            if (digits == 0 || value > 255 || (digits > 1 && text.charAt(start) == '0')) {
                return false;
            }
            bits = bits << 8 | value;
        }
        return at == end || (text.charAt(at) == '/' && isMask(text, at + 1, bits));
    }

    private static boolean isMask(String text, int from, int bits) {
        int length = text.length() - from;
        if (length < 1 || length > 2 || !isDigit(text.charAt(from)) || !isDigit(text.charAt(from + length - 1))) {
            return false;
        }
        int prefixLength = text.charAt(from) - '0';
        prefixLength = length == 1 ? prefixLength : prefixLength * 10 + text.charAt(from + 1) - '0';
        return prefixLength == 32 || (prefixLength < 32 && bits << prefixLength == 0);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether the text is an IPv4 address. */
    public static boolean isV4(String text) {
        Optional<IpAddress> address = IpAddress.tryParse(text);
        return address.isPresent() && address.get().isV4();
    }

    /** Whether the text is an IPv6 address. */
    public static boolean isV6(String text) {
        Optional<IpAddress> address = IpAddress.tryParse(text);
        return address.isPresent() && address.get().isV6();
    }
}
