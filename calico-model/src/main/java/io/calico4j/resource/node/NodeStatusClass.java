// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.node;

import java.util.Arrays;
import java.util.Optional;

/** What a {@code CalicoNodeStatus} can ask for. */
public enum NodeStatusClass {
    /** The state of the agents. */
    AGENT("Agent"),
    /** The BGP sessions. */
    BGP("BGP"),
    /** The routes. */
    ROUTES("Routes");

    private final String text;

    NodeStatusClass(String text) {
        this.text = text;
    }

    /** The constant with exactly this text, or empty. */
    public static Optional<NodeStatusClass> find(String text) {
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
