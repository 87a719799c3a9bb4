// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.kernel;

/** How far away the destinations of a route are, as the kernel names it. */
public enum RouteScope {
    /** Behind a gateway, or nowhere. */
    GLOBAL("global"),
    /** On the device's own link. */
    LINK("link"),
    /** On the node itself. */
    HOST("host");

    private final String text;

    RouteScope(String text) {
        this.text = text;
    }

    /** Returns the name that {@code ip route} prints. */
    public String text() {
        return text;
    }
}
