// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.kernel;

/** What the kernel does with a packet that matches a route. */
public enum RouteKind {
    /** Sends it on. */
    UNICAST("unicast"),
    /** Drops it silently. */
    BLACKHOLE("blackhole"),
    /** Goes on with the next routing table. */
    THROW("throw");

    private final String text;

    RouteKind(String text) {
        this.text = text;
    }

    /** Returns the name that {@code ip route} prints. */
    public String text() {
        return text;
    }
}
