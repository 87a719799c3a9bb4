// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Pointer;
import java.util.Optional;
import org.immutables.value.Value;

/** The ports of a protocol. */
@Value.Immutable
@JsonPropertyOrder({"destinationPort"})
@JsonSerialize(as = DestinationPorts.class)
@JsonDeserialize(builder = DestinationPorts.Builder.class)
public sealed interface DestinationPorts extends WithDestinationPorts permits ImmutableDestinationPorts {
    /** The value with nothing given. */
    static DestinationPorts empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The port; absent means all. */
    @JsonProperty
    @Pointer
    Optional<DestinationPort> destinationPort();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link DestinationPorts} values; may be used again after {@code build()}, but by one thread at a time. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutableDestinationPorts.Builder {
        private static final DestinationPorts EMPTY = new Builder().build();

        Builder() {}
    }
}
