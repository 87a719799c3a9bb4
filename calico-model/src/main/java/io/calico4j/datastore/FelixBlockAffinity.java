// SPDX-License-Identifier: Apache-2.0
package io.calico4j.datastore;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * The claim of a node on a block of addresses.
 *
 * @param state always {@code confirmed}
 */
public record FelixBlockAffinity(@JsonProperty String state) implements DatastoreValue {
    /** Checks that nothing is null. */
    public FelixBlockAffinity {
        Objects.requireNonNull(state, "state");
    }

    /** Returns whether the claim is being deleted. */
    @JsonProperty
    public boolean deleted() {
        return false;
    }
}
