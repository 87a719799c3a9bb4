// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.policy;

import java.util.Arrays;
import java.util.Optional;

/** The direction of traffic a policy applies to, seen from the endpoint. */
public enum PolicyType {
    /** Traffic to the endpoint. */
    INGRESS("Ingress"),
    /** Traffic from the endpoint. */
    EGRESS("Egress");

    private final String text;

    PolicyType(String text) {
        this.text = text;
    }

    /** The constant with exactly this text, or empty. */
    public static Optional<PolicyType> find(String text) {
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
