// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.config;

import java.util.Arrays;
import java.util.Optional;

/** What happens to traffic from a workload to its own node. */
public enum DefaultEndpointToHostAction {
    /** It is dropped. */
    DROP("Drop"),
    /** It is let through. */
    ACCEPT("Accept"),
    /** The other rules of the node decide. */
    RETURN("Return");

    private final String text;

    DefaultEndpointToHostAction(String text) {
        this.text = text;
    }

    /** The constant with exactly this text, or empty. */
    public static Optional<DefaultEndpointToHostAction> find(String text) {
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
