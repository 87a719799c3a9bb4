// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.filter;

/** What the filters of a session say of a route. */
public enum FilterVerdict {
    /** A rule accepts it. */
    ACCEPT,
    /** A rule rejects it. */
    REJECT,
    /** No rule matches: the session's own default follows. */
    DEFAULT
}
