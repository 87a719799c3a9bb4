// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Always;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.internal.wire.Pointer;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** One endpoint of a slice. */
@Value.Immutable
@JsonPropertyOrder({"addresses", "conditions", "nodeName"})
@JsonSerialize(as = Endpoint.class)
@JsonDeserialize(builder = Endpoint.Builder.class)
public sealed interface Endpoint extends WithEndpoint permits ImmutableEndpoint {
    /** The value with nothing given. */
    static Endpoint empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Its addresses. */
    @JsonProperty
    @NonEmpty
    List<String> addresses();

    /** Its state. */
    @JsonProperty
    @Always
    EndpointConditions conditions();

    /** The node it is on. */
    @JsonProperty
    @Pointer
    Optional<String> nodeName();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link Endpoint} values; may be used again after {@code build()}, but by one thread at a time. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutableEndpoint.Builder {
        private static final Endpoint EMPTY = new Builder().build();

        Builder() {
            conditions(EndpointConditions.empty());
        }
    }
}
