// SPDX-License-Identifier: Apache-2.0
package io.calico4j.datastore;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.internal.wire.Pointer;
import java.util.Objects;
import java.util.Optional;

/**
 * A tier as the agent gets it.
 *
 * @param order its place among the tiers
 * @param defaultAction {@code Pass} or {@code Deny}
 */
public record FelixTier(
        @JsonProperty @Pointer Optional<Double> order,
        @JsonProperty @NonEmpty String defaultAction) implements DatastoreValue {
    /** Checks that nothing is null. */
    public FelixTier {
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(defaultAction, "defaultAction");
    }
}
