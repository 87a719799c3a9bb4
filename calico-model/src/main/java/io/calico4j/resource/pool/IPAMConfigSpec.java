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

/** The settings of an {@link IPAMConfig}. */
@Value.Immutable
@JsonPropertyOrder({"strictAffinity", "autoAllocateBlocks", "maxBlocksPerHost", "kubeVirtVMAddressPersistence"})
@JsonSerialize(as = IPAMConfigSpec.class)
@JsonDeserialize(builder = IPAMConfigSpec.Builder.class)
public sealed interface IPAMConfigSpec extends WithIPAMConfigSpec permits ImmutableIPAMConfigSpec {
    /** The value with nothing given. */
    static IPAMConfigSpec empty() {
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

    /** Whether nodes may claim further blocks as they need them. */
    @JsonProperty
    @Always
    @Value.Default.Boolean(false)
    boolean autoAllocateBlocks();

    /**
     * How many blocks a node may own. Absent: no limit (20 if affinity is strict on Windows). Allowed: 0 to 2147483647.
     */
    @JsonProperty
    @NonZero
    Optional<Long> maxBlocksPerHost();

    /** Whether virtual machines keep their addresses when they move or restart. Allowed: Enabled, Disabled. */
    @JsonProperty
    @Pointer
    Optional<String> kubeVirtVMAddressPersistence();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link IPAMConfigSpec} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableIPAMConfigSpec.Builder {
        private static final IPAMConfigSpec EMPTY = new Builder().build();

        Builder() {}
    }
}
