// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.bgp;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonZero;
import java.util.Optional;
import org.immutables.value.Value;

/** A BGP community with a name. */
@Value.Immutable
@JsonPropertyOrder({"name", "value"})
@JsonSerialize(as = Community.class)
@JsonDeserialize(builder = Community.Builder.class)
public sealed interface Community extends WithCommunity permits ImmutableCommunity {
    /** The value with nothing given. */
    static Community empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The name others refer to. */
    @JsonProperty
    @NonZero
    Optional<String> name();

    /** The community: {@code n:n} of 16 bits each, or {@code n:n:n} of 32 bits each. */
    @JsonProperty
    @NonZero
    Optional<String> value();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link Community} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableCommunity.Builder {
        private static final Community EMPTY = new Builder().build();

        Builder() {}
    }
}
