// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.bgp;

import java.util.Arrays;
import java.util.Optional;

/** What next hop the routes to a BGP peer carry. */
public enum NextHopMode {
    /** Kept within the AS if it is on the same subnet, else the node itself. */
    AUTO("Auto"),
    /** Always the node itself. */
    SELF("Self"),
    /** The next hop the route has. */
    KEEP("Keep");

    private final String text;

    NextHopMode(String text) {
        this.text = text;
    }

    /** The constant with exactly this text, or empty. */
    public static Optional<NextHopMode> find(String text) {
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
