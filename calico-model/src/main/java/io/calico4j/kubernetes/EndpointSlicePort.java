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

/** A port of all endpoints of a slice. */
@Value.Immutable
@JsonPropertyOrder({"name", "protocol", "port"})
@JsonSerialize(as = EndpointSlicePort.class)
@JsonDeserialize(builder = EndpointSlicePort.Builder.class)
public sealed interface EndpointSlicePort extends WithEndpointSlicePort permits ImmutableEndpointSlicePort {
    /** The value with nothing given. */
    static EndpointSlicePort empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The name of the port. */
    @JsonProperty
    @Pointer
    Optional<String> name();

    /** The protocol. Absent: TCP. */
    @JsonProperty
    @Pointer
    Optional<String> protocol();

    /** The port; absent means all. */
    @JsonProperty
    @Pointer
    Optional<Integer> port();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link EndpointSlicePort} values; may be used again after {@code build()}, but by one thread at a time.
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutableEndpointSlicePort.Builder {
        private static final EndpointSlicePort EMPTY = new Builder().build();

        Builder() {}
    }
}
