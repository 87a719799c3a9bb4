// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.node;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonZero;
import java.util.Optional;
import org.immutables.value.Value;

/** A workload endpoint by the names that identify it. */
@Value.Immutable
@JsonPropertyOrder({"hostname", "orchestratorID", "workloadID", "endpointID"})
@JsonSerialize(as = WorkloadEndpointIdentifier.class)
@JsonDeserialize(builder = WorkloadEndpointIdentifier.Builder.class)
public sealed interface WorkloadEndpointIdentifier extends WithWorkloadEndpointIdentifier
        permits ImmutableWorkloadEndpointIdentifier {
    /** The value with nothing given. */
    static WorkloadEndpointIdentifier empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The node. */
    @JsonProperty
    @NonZero
    Optional<String> hostname();

    /** The orchestrator. */
    @JsonProperty
    @NonZero
    Optional<String> orchestratorID();

    /** The workload. */
    @JsonProperty
    @NonZero
    Optional<String> workloadID();

    /** The endpoint. */
    @JsonProperty
    @NonZero
    Optional<String> endpointID();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link WorkloadEndpointIdentifier} values; may be used again after {@code build()}, but by one thread at a
     * time.
     */
    final class Builder extends ImmutableWorkloadEndpointIdentifier.Builder {
        private static final WorkloadEndpointIdentifier EMPTY = new Builder().build();

        Builder() {}
    }
}
