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

/** A port or a range of ports; one member is given. */
@Value.Immutable
@JsonPropertyOrder({"number", "range"})
@JsonSerialize(as = DestinationPort.class)
@JsonDeserialize(builder = DestinationPort.Builder.class)
public sealed interface DestinationPort extends WithDestinationPort permits ImmutableDestinationPort {
    /** The value with nothing given. */
    static DestinationPort empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The port. */
    @JsonProperty
    @NonZero
    Optional<Integer> number();

    /** The range. */
    @JsonProperty
    @Pointer
    Optional<DestinationPortRange> range();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link DestinationPort} values; may be used again after {@code build()}, but by one thread at a time. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutableDestinationPort.Builder {
        private static final DestinationPort EMPTY = new Builder().build();

        Builder() {}
    }
}
