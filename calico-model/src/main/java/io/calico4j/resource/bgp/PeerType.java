// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.bgp;

import java.util.Arrays;
import java.util.Optional;

/** Whether a BGP session leaves the AS. */
public enum PeerType {
    /** It does. */
    EBGP("eBGP"),
    /** It stays within. */
    IBGP("iBGP");

    private final String text;

    PeerType(String text) {
        this.text = text;
    }

    /** The constant with exactly this text, or empty. */
    public static Optional<PeerType> find(String text) {
        return Arrays.stream(values()).filter(value -> value.text.equals(text)).findFirst();
    }

    /** The text that stands in resources. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
