// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.form;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.util.Optional;

/** Addresses and networks as texts. An IPv4 address in IPv6 clothes ({@code ::ffff:10.0.0.1}) counts as IPv4. */
public final class Networks {
    private Networks() {}

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
