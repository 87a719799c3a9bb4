// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import java.util.Objects;

/**
 * The claim of an owner to a block: an index and a lock; the block itself has the last word.
 *
 * @param state how far the claim has come
 * @param deleted whether it is marked for deletion
 */
public record BlockAffinity(AffinityState state, boolean deleted) {
    /** Creates the claim. */
    public BlockAffinity {
        Objects.requireNonNull(state, "state");
    }

    /** Returns the claim in another state. */
    public BlockAffinity withState(AffinityState next) {
        return new BlockAffinity(Objects.requireNonNull(next, "next"), deleted);
    }
}
