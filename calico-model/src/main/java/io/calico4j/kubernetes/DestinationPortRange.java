// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Always;
import org.immutables.value.Value;

/** A range of ports, both ends included. */
@Value.Immutable
@JsonPropertyOrder({"start", "end"})
@JsonSerialize(as = DestinationPortRange.class)
@JsonDeserialize(builder = DestinationPortRange.Builder.class)
public sealed interface DestinationPortRange extends WithDestinationPortRange permits ImmutableDestinationPortRange {
    /** The value with nothing given. */
    static DestinationPortRange empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The first port. */
    @JsonProperty
    @Always
    @Value.Default.Int(0)
    int start();

    /** The last port. */
    @JsonProperty
    @Always
    @Value.Default.Int(0)
    int end();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link DestinationPortRange} values; may be used again after {@code build()}, but by one thread at a time.
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutableDestinationPortRange.Builder {
        private static final DestinationPortRange EMPTY = new Builder().build();

        Builder() {}
    }
}
