// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.kernel;

import io.calico4j.diagnostic.Code;
import java.util.List;

/** The codes of what is found about MTUs; each has a page in {@code docs/diagnostics}. */
public final class MtuCodes {
    /** A tunnel device takes packets that are too long for the network once they are wrapped. */
    public static final Code EXCEEDS_NETWORK = Code.of("CAL7101", "mtu-exceeds-network");

    /** Nodes have networks of different MTU. */
    public static final Code NODES_DIFFER = Code.of("CAL7102", "mtu-nodes-differ");

    /** No interface of a node counts for Calico's detection, so it assumes 1460. */
    public static final Code NOT_DETECTED = Code.of("CAL7104", "mtu-not-detected");

    /** The MTU is too small for IP. */
    public static final Code UNUSABLE = Code.of("CAL7105", "mtu-unusable");

    /** Pods get less than they could. */
    public static final Code WASTED = Code.of("CAL7106", "mtu-wasted");

    private MtuCodes() {}

    /** Returns all codes in order. */
    public static List<Code> all() {
        return List.of(EXCEEDS_NETWORK, NODES_DIFFER, NOT_DETECTED, UNUSABLE, WASTED);
    }
}
