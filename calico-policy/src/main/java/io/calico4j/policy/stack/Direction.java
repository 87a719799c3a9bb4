// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.stack;

/** Which way traffic crosses an endpoint's edge. */
public enum Direction {
    /** Into the pod, or into the host through the interface. */
    INGRESS,
    /** Out of the pod, or out of the host through the interface. */
    EGRESS;

    /** Returns the other direction. */
    public Direction opposite() {
        return this == INGRESS ? EGRESS : INGRESS;
    }
}
