// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.pool;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Always;
import io.calico4j.internal.wire.NonZero;
import io.calico4j.internal.wire.Pointer;
import java.util.Optional;
import org.immutables.value.Value;

/** The settings of an {@link IPAMConfiguration}. */
@Value.Immutable
@JsonPropertyOrder({"strictAffinity", "maxBlocksPerHost", "autoAllocateBlocks", "kubeVirtVMAddressPersistence"})
@JsonSerialize(as = IPAMConfigurationSpec.class)
@JsonDeserialize(builder = IPAMConfigurationSpec.Builder.class)
public sealed interface IPAMConfigurationSpec extends WithIPAMConfigurationSpec permits ImmutableIPAMConfigurationSpec {
    /** The value with nothing given. */
    static IPAMConfigurationSpec empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Whether nodes may assign only from blocks they own. */
    @JsonProperty
    @Always
    @Value.Default.Boolean(false)
    boolean strictAffinity();

    /**
     * How many blocks a node may own. Absent: no limit (20 if affinity is strict on Windows). Allowed: 0 to 1000000.
     */
    @JsonProperty
    @NonZero
    Optional<Integer> maxBlocksPerHost();

    /** Whether nodes may claim further blocks as they need them. Default: true. */
    @JsonProperty
    @Always
    @Value.Default.Boolean(false)
    boolean autoAllocateBlocks();

    /** Whether virtual machines keep their addresses when they move or restart. Allowed: Enabled, Disabled. */
    @JsonProperty
    @Pointer
    Optional<String> kubeVirtVMAddressPersistence();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link IPAMConfigurationSpec} values; may be used again after {@code build()}, but by one thread at a
     * time.
     */
    final class Builder extends ImmutableIPAMConfigurationSpec.Builder {
        private static final IPAMConfigurationSpec EMPTY = new Builder().build();

        Builder() {}
    }
}
