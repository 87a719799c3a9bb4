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

/** Which machine moves. */
@Value.Immutable
@JsonPropertyOrder({"vmiName"})
@JsonSerialize(as = VirtualMachineInstanceMigrationSpec.class)
@JsonDeserialize(builder = VirtualMachineInstanceMigrationSpec.Builder.class)
public sealed interface VirtualMachineInstanceMigrationSpec extends WithVirtualMachineInstanceMigrationSpec
        permits ImmutableVirtualMachineInstanceMigrationSpec {
    /** The value with nothing given. */
    static VirtualMachineInstanceMigrationSpec empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The instance. */
    @JsonProperty
    @NonZero
    Optional<String> vmiName();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link VirtualMachineInstanceMigrationSpec} values; may be used again after {@code build()}, but by one
     * thread at a time.
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutableVirtualMachineInstanceMigrationSpec.Builder {
        private static final VirtualMachineInstanceMigrationSpec EMPTY = new Builder().build();

        Builder() {}
    }
}
