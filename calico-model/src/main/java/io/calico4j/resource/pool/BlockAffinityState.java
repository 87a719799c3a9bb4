// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.pool;

import java.util.Arrays;
import java.util.Optional;

/** How far the claim of a node on a block has come. */
public enum BlockAffinityState {
    /** The node owns the block. */
    CONFIRMED("confirmed"),
    /** The claim was made, but the block does not say so yet. */
    PENDING("pending"),
    /** The claim is being given up. */
    PENDING_DELETION("pendingDeletion");

    private final String text;

    BlockAffinityState(String text) {
        this.text = text;
    }

    /** The constant with exactly this text, or empty. */
    public static Optional<BlockAffinityState> find(String text) {
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
