// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import java.util.Objects;
import java.util.Optional;

/** How far the claim of an owner to a block has come. */
public enum AffinityState {
    /** Announced, the block may not be there yet. */
    PENDING("pending"),
    /** The block is the owner's. */
    CONFIRMED("confirmed"),
    /** About to be given up. */
    PENDING_DELETION("pendingDeletion"),
    /** Not said, in old data. */
    UNSTATED("");

    private final String text;

    AffinityState(String text) {
        this.text = text;
    }

    /** Returns the stored spelling. */
    public String text() {
        return text;
    }

    /** Returns the state of a stored spelling, if it is one. */
    public static Optional<AffinityState> ofText(String text) {
        Objects.requireNonNull(text, "text");
        for (AffinityState state : values()) {
            if (state.text.equals(text)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    /** Returns whether a block may be used under the affinity without repair. */
    public boolean isSettled() {
        return this == CONFIRMED || this == UNSTATED;
    }
}
