// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.node;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Pointer;
import java.util.Optional;
import org.immutables.value.Value;

/** Where a {@link LiveMigration} starts; one member is given. */
@Value.Immutable
@JsonPropertyOrder({"workload", "workloadEndpoint"})
@JsonSerialize(as = LiveMigrationSource.class)
@JsonDeserialize(builder = LiveMigrationSource.Builder.class)
public sealed interface LiveMigrationSource extends WithLiveMigrationSource permits ImmutableLiveMigrationSource {
    /** The value with nothing given. */
    static LiveMigrationSource empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The workload that moves. */
    @JsonProperty
    @Pointer
    Optional<WorkloadIdentifier> workload();

    /** The endpoint that moves. */
    @JsonProperty
    @Pointer
    Optional<WorkloadEndpointIdentifier> workloadEndpoint();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link LiveMigrationSource} values; may be used again after {@code build()}, but by one thread at a time.
     */
    final class Builder extends ImmutableLiveMigrationSource.Builder {
        private static final LiveMigrationSource EMPTY = new Builder().build();

        Builder() {}
    }
}
