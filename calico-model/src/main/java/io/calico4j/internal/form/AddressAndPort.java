// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.form;

import io.calico4j.internal.scalar.Decimal;
import io.calico4j.net.IpAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An address with a port or without: {@code 192.0.2.1}, {@code 192.0.2.1:179}, {@code 2001:db8::1} or {@code [2001:db8::1]:179}.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/validator/v3/validator.go.
 */
public final class AddressAndPort {
    private static final int MAX_PORT = 65535;

    private AddressAndPort() {}

    /** The address, or empty if the text is not of this form. */
    public static Optional<IpAddress> address(String text) {
        String host = host(text);
        return host == null ? Optional.empty() : IpAddress.tryParse(host);
    }

    /** The part before the port; null if what stands for a port is none. */
    private static @Nullable String host(String text) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0 || !isDigits(text, colon + 1)) {
            return text;
        }
        boolean bracketed = text.charAt(0) == '[' && text.charAt(colon - 1) == ']';
        boolean plain = text.indexOf(':') == colon;
        if (!bracketed && !plain) {
            return text;
        }
        long port = Decimal.parse(text.substring(colon + 1), MAX_PORT);
        return port < 1 ? null : bracketed ? text.substring(1, colon - 1) : text.substring(0, colon);
    }

    private static boolean isDigits(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return from < text.length();
    }
}
