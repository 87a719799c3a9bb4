// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp;

/** How much a BGP daemon logs. */
public enum BgpLog {
    /** Nothing of its protocols. */
    NONE,
    /** Changes of protocol states. */
    STATES,
    /** Everything. */
    ALL
}
