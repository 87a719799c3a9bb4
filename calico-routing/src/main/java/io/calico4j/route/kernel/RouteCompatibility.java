// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.kernel;

/** Whether kernel routes are what a correct Calico would program, or what Calico v3.32 does, defects included. */
public enum RouteCompatibility {
    /**
     * Without Calico's known defects: the blackholes of all managers together, no route that names the node itself as its
     * gateway, native pools routed beside an overlay pool.
     */
    CORRECT,
    /** As Calico v3.32.1 programs them. */
    EXACT
}
