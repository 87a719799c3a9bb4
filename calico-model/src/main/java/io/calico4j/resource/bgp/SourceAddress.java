// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.bgp;

import java.util.Arrays;
import java.util.Optional;

/** Which address a node speaks BGP from. */
public enum SourceAddress {
    /** Its own BGP address. */
    USE_NODE_IP("UseNodeIP"),
    /** What the kernel chooses. */
    NONE("None");

    private final String text;

    SourceAddress(String text) {
        this.text = text;
    }

    /** The constant with exactly this text, or empty. */
    public static Optional<SourceAddress> find(String text) {
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
