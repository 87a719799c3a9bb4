// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.validation;

import io.calico4j.internal.form.Networks;
import io.calico4j.net.Cidr;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A check that a text is an address or a network. */
final class NetworkCheck extends ValueCheck {
    private final boolean masked;
    private final @Nullable Boolean v4;
    private final boolean emptyToo;

    /**
     * A check.
     *
     * @param masked whether no bits may stand behind the mask
     * @param v4 whether it must be IPv4 (true) or IPv6 (false); null for either
     * @param emptyToo whether the empty text is fine
     */
    NetworkCheck(boolean masked, @Nullable Boolean v4, boolean emptyToo) {
        super(Codes.BAD_NETWORK);
        this.masked = masked;
        this.v4 = v4;
        this.emptyToo = emptyToo;
    }

    @Override
    boolean accepts(Object value) {
        String text = (String) value;
        if (text.isEmpty()) {
            return emptyToo;
        }
        if (Networks.isPlainV4(text)) {
            return v4 == null || v4;
        }
        Optional<Cidr> network = masked ? Cidr.tryParseNetwork(text) : Cidr.tryParseOrAddress(text);
        return network.isPresent() && hasFamily(text);
    }

    /** Whether the address before the slash has the version asked for: {@code ::ffff:10.0.0.0/90} is an IPv4 address. */
    private boolean hasFamily(String text) {
        return v4 == null || (text.indexOf(':') < 0 || Networks.address(text).isV4()) == v4;
    }

    @Override
    String message(Object value) {
        String text = (String) value;
        Optional<Cidr> network = Cidr.tryParseOrAddress(text);
        if (network.isEmpty()) {
            return Say.quoted(text) + " is not an IP address or CIDR";
        }
        if (v4 != null && !hasFamily(text)) {
            return Say.quoted(text) + " is not " + (v4 ? "IPv4" : "IPv6");
        }
        return Say.quoted(text) + " has bits behind its mask";
    }

    @Override
    String hint(Object value) {
        String text = (String) value;
        Optional<Cidr> network = Cidr.tryParseOrAddress(text);
        if (network.isPresent() && hasFamily(text)) {
            return "write " + network.get() + ", or the address alone";
        }
        String example = v4 == null || v4 ? "10.0.0.0/8" : "fd00:10::/64";
        return "write a CIDR such as " + example + ", or an address";
    }
}
