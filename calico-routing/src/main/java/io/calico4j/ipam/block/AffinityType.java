// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.block;

import java.util.Objects;
import java.util.Optional;

/** What kind of owner a block may be affine to. */
public enum AffinityType {
    /** A node of the cluster. */
    HOST("host"),
    /** Something that is no node, such as the load balancer of services. */
    VIRTUAL("virtual");

    private final String text;

    AffinityType(String text) {
        this.text = text;
    }

    /** Returns the stored spelling. */
    public String text() {
        return text;
    }

    /** Returns the type of a stored spelling, if it is one. */
    public static Optional<AffinityType> ofText(String text) {
        return HOST.text.equals(Objects.requireNonNull(text, "text"))
                ? Optional.of(HOST)
                : VIRTUAL.text.equals(text) ? Optional.of(VIRTUAL) : Optional.empty();
    }
}
