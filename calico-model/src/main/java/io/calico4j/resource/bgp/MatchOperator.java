// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.bgp;

import java.util.Arrays;
import java.util.Optional;

/** How a BGP filter compares a route with a CIDR. */
public enum MatchOperator {
    /** The route is the CIDR. */
    EQUAL("Equal"),
    /** The route is not the CIDR. */
    NOT_EQUAL("NotEqual"),
    /** The route lies within the CIDR. */
    IN("In"),
    /** The route does not lie within the CIDR. */
    NOT_IN("NotIn");

    private final String text;

    MatchOperator(String text) {
        this.text = text;
    }

    /** The constant with exactly this text, or empty. */
    public static Optional<MatchOperator> find(String text) {
        return Arrays.stream(values()).filter(value -> value.text.equals(text)).findFirst();
    }

    /** The text that stands in resources. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
