// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Always;
import org.immutables.value.Value;

/** Route tables by number, both ends included. */
@Value.Immutable
@JsonPropertyOrder({"min", "max"})
@JsonSerialize(as = RouteTableRange.class)
@JsonDeserialize(builder = RouteTableRange.Builder.class)
public sealed interface RouteTableRange extends WithRouteTableRange permits ImmutableRouteTableRange {
    /** The value with nothing given. */
    static RouteTableRange empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The first. */
    @JsonProperty
    @Always
    @Value.Default.Long(0)
    long min();

    /** The last. */
    @JsonProperty
    @Always
    @Value.Default.Long(0)
    long max();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link RouteTableRange} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableRouteTableRange.Builder {
        private static final RouteTableRange EMPTY = new Builder().build();

        Builder() {}
    }
}
