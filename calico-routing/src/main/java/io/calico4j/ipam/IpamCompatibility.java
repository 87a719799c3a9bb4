// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

/** How faithfully to follow Calico where its accounting is wrong. */
public enum IpamCompatibility {
    /** Right counts, no call that fails without need; the same addresses in the same order. */
    CORRECT,
    /** Calico v3.32.1 with its accounting to the letter; an address is never given out twice in this mode either. */
    EXACT
}
