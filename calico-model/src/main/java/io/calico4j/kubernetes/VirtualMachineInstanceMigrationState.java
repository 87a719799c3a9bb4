// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonZero;
import java.util.Optional;
import org.immutables.value.Value;

/** From where to where the machine moves. */
@Value.Immutable
@JsonPropertyOrder({"sourcePod", "targetPod", "sourceNode", "targetNode"})
@JsonSerialize(as = VirtualMachineInstanceMigrationState.class)
@JsonDeserialize(builder = VirtualMachineInstanceMigrationState.Builder.class)
public sealed interface VirtualMachineInstanceMigrationState extends WithVirtualMachineInstanceMigrationState
        permits ImmutableVirtualMachineInstanceMigrationState {
    /** The value with nothing given. */
    static VirtualMachineInstanceMigrationState empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The pod it leaves. */
    @JsonProperty
    @NonZero
    Optional<String> sourcePod();

    /** The pod it goes to. */
    @JsonProperty
    @NonZero
    Optional<String> targetPod();

    /** The node it leaves. */
    @JsonProperty
    @NonZero
    Optional<String> sourceNode();

    /** The node it goes to. */
    @JsonProperty
    @NonZero
    Optional<String> targetNode();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link VirtualMachineInstanceMigrationState} values; may be used again after {@code build()}, but by one
     * thread at a time.
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutableVirtualMachineInstanceMigrationState.Builder {
        private static final VirtualMachineInstanceMigrationState EMPTY = new Builder().build();

        Builder() {}
    }
}
