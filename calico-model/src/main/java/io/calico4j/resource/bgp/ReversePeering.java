// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.bgp;

import java.util.Arrays;
import java.util.Optional;

/** Whether nodes selected as BGP peers get their half of the session by themselves. */
public enum ReversePeering {
    /** They do. */
    AUTO("Auto"),
    /** It must be configured. */
    MANUAL("Manual");

    private final String text;

    ReversePeering(String text) {
        this.text = text;
    }

    /** The constant with exactly this text, or empty. */
    public static Optional<ReversePeering> find(String text) {
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
