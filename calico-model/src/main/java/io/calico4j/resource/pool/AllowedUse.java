// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.pool;

import java.util.Arrays;
import java.util.Optional;

/** What the addresses of a pool may be handed out for. */
public enum AllowedUse {
    /** Pods and other workloads. */
    WORKLOAD("Workload"),
    /** Tunnel devices of nodes. */
    TUNNEL("Tunnel"),
    /** Services of type LoadBalancer. */
    LOAD_BALANCER("LoadBalancer");

    private final String text;

    AllowedUse(String text) {
        this.text = text;
    }

    /** The constant with exactly this text, or empty. */
    public static Optional<AllowedUse> find(String text) {
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
