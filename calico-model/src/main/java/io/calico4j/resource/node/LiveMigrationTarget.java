// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.node;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Pointer;
import java.util.Optional;
import org.immutables.value.Value;

/** Where a {@link LiveMigration} goes; one member is given. */
@Value.Immutable
@JsonPropertyOrder({"selector", "workloadEndpoint"})
@JsonSerialize(as = LiveMigrationTarget.class)
@JsonDeserialize(builder = LiveMigrationTarget.Builder.class)
public sealed interface LiveMigrationTarget extends WithLiveMigrationTarget permits ImmutableLiveMigrationTarget {
    /** The value with nothing given. */
    static LiveMigrationTarget empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The workload that takes over, in the selector language. */
    @JsonProperty
    @Pointer
    Optional<String> selector();

    /** The endpoint that takes over. */
    @JsonProperty
    @Pointer
    Optional<WorkloadEndpointIdentifier> workloadEndpoint();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link LiveMigrationTarget} values; may be used again after {@code build()}, but by one thread at a time.
     */
    final class Builder extends ImmutableLiveMigrationTarget.Builder {
        private static final LiveMigrationTarget EMPTY = new Builder().build();

        Builder() {}
    }
}
