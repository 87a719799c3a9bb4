// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonZero;
import io.calico4j.internal.wire.Pointer;
import java.util.Optional;
import org.immutables.value.Value;

/** How far the move has come. */
@Value.Immutable
@JsonPropertyOrder({"phase", "migrationState"})
@JsonSerialize(as = VirtualMachineInstanceMigrationStatus.class)
@JsonDeserialize(builder = VirtualMachineInstanceMigrationStatus.Builder.class)
public sealed interface VirtualMachineInstanceMigrationStatus extends WithVirtualMachineInstanceMigrationStatus
        permits ImmutableVirtualMachineInstanceMigrationStatus {
    /** The value with nothing given. */
    static VirtualMachineInstanceMigrationStatus empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The phase, such as {@code Running}. */
    @JsonProperty
    @NonZero
    Optional<String> phase();

    /** From where to where. */
    @JsonProperty
    @Pointer
    Optional<VirtualMachineInstanceMigrationState> migrationState();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link VirtualMachineInstanceMigrationStatus} values; may be used again after {@code build()}, but by one
     * thread at a time.
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutableVirtualMachineInstanceMigrationStatus.Builder {
        private static final VirtualMachineInstanceMigrationStatus EMPTY = new Builder().build();

        Builder() {}
    }
}
