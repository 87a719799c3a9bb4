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

/** The state of an {@link Endpoint}; Calico does not look at it. */
@Value.Immutable
@JsonPropertyOrder({"ready", "serving", "terminating"})
@JsonSerialize(as = EndpointConditions.class)
@JsonDeserialize(builder = EndpointConditions.Builder.class)
public sealed interface EndpointConditions extends WithEndpointConditions permits ImmutableEndpointConditions {
    /** The value with nothing given. */
    static EndpointConditions empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Whether it takes traffic. */
    @JsonProperty
    @Pointer
    Optional<Boolean> ready();

    /** Whether it would take traffic if it were not going away. */
    @JsonProperty
    @Pointer
    Optional<Boolean> serving();

    /** Whether it is going away. */
    @JsonProperty
    @Pointer
    Optional<Boolean> terminating();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link EndpointConditions} values; may be used again after {@code build()}, but by one thread at a time.
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutableEndpointConditions.Builder {
        private static final EndpointConditions EMPTY = new Builder().build();

        Builder() {}
    }
}
