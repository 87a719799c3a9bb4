// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp;

/** What next hop routes sent on a session carry. */
public enum NextHop {
    /** What BGP says: the own address towards another AS, the original one within the AS. */
    AUTO,
    /** The own address. */
    SELF,
    /** The original one. */
    KEEP
}
