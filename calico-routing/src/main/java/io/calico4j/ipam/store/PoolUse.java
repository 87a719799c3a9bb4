// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import java.util.Objects;
import java.util.Optional;

/** What the addresses of a pool may be used for. */
public enum PoolUse {
    /** Workloads. */
    WORKLOAD("Workload"),
    /** The tunnel devices of nodes. */
    TUNNEL("Tunnel"),
    /** The addresses of services. */
    LOAD_BALANCER("LoadBalancer");

    private final String text;

    PoolUse(String text) {
        this.text = text;
    }

    /** Returns the stored spelling. */
    public String text() {
        return text;
    }

    /** Returns the use of a stored spelling, if it is one. */
    public static Optional<PoolUse> ofText(String text) {
        Objects.requireNonNull(text, "text");
        for (PoolUse use : values()) {
            if (use.text.equals(text)) {
                return Optional.of(use);
            }
        }
        return Optional.empty();
    }
}
