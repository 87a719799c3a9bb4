// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

/** A form in which an {@link Explanation} is written. */
public enum ExplanationFormat {
    /** For a terminal. */
    TEXT,
    /** One JSON object. */
    JSON,
    /** A page of HTML that needs nothing but itself; every text in it is escaped. */
    HTML
}
