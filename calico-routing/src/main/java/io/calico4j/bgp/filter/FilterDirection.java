// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.filter;

/** Which routes of a session a filter looks at. */
public enum FilterDirection {
    /** Routes received from the peer. */
    IMPORT,
    /** Routes sent to the peer. */
    EXPORT
}
