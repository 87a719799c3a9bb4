// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.pool;

import java.util.Arrays;
import java.util.Optional;

/** When traffic to the pods of a pool is wrapped in a tunnel. */
public enum EncapsulationMode {
    /** Never: the network routes pod addresses itself. */
    NEVER("Never"),
    /** For every packet to another node. */
    ALWAYS("Always"),
    /** Only to nodes in another subnet. */
    CROSS_SUBNET("CrossSubnet");

    private final String text;

    EncapsulationMode(String text) {
        this.text = text;
    }

    /** The constant with exactly this text, or empty. */
    public static Optional<EncapsulationMode> find(String text) {
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
