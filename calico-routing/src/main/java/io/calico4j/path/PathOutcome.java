// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path;

/** What becomes of a packet. */
public enum PathOutcome {
    /** It reaches its destination. */
    DELIVERED("delivered"),
    /** A node hands it to the network outside the cluster, on its way to an address there. */
    LEFT_CLUSTER("leaves the cluster"),
    /** A blackhole route drops it. */
    BLACKHOLED("dropped by a blackhole"),
    /** No route leads on, or the way ends where the destination is not. */
    UNREACHABLE("unreachable"),
    /** It comes to a node it has been to. */
    LOOPED("goes round in a loop");

    private final String text;

    PathOutcome(String text) {
        this.text = text;
    }

    /** Returns the outcome in words. */
    public String text() {
        return text;
    }
}
