// SPDX-License-Identifier: Apache-2.0
package io.calico4j.datastore;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * A block of addresses that belongs to a node by its pod CIDR, without allocations.
 *
 * @param cidr its addresses
 * @param affinity {@code host:} and the node
 */
public record FelixBlock(
        @JsonProperty String cidr, @JsonProperty String affinity) implements DatastoreValue {
    /** Checks that nothing is null. */
    public FelixBlock {
        Objects.requireNonNull(cidr, "cidr");
        Objects.requireNonNull(affinity, "affinity");
    }

    /** Returns how often the block was written: never, as no store holds it. */
    @JsonProperty
    public long sequenceNumber() {
        return 0;
    }

    /** Returns whether the block is being deleted. */
    @JsonProperty
    public boolean deleted() {
        return false;
    }
}
