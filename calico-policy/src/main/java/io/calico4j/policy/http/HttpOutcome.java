// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.http;

/** What a comparison of a request with {@link HttpCriteria} gives. */
public enum HttpOutcome {
    /** The criteria hold. */
    MATCH,
    /** They do not hold. */
    NO_MATCH,
    /** The path does not begin with a slash: Calico refuses the request, whatever other rules say. */
    INVALID
}
