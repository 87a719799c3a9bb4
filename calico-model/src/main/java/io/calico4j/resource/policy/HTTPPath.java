// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonZero;
import java.util.Optional;
import org.immutables.value.Value;

/** One path an {@link HTTPMatch} accepts: either exact or as a prefix. */
@Value.Immutable
@JsonPropertyOrder({"exact", "prefix"})
@JsonSerialize(as = HTTPPath.class)
@JsonDeserialize(builder = HTTPPath.Builder.class)
public sealed interface HTTPPath extends WithHTTPPath permits ImmutableHTTPPath {
    /** The value with nothing given. */
    static HTTPPath empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The whole path. At most 1024 characters. */
    @JsonProperty
    @NonZero
    Optional<String> exact();

    /** The start of the path. At most 1024 characters. */
    @JsonProperty
    @NonZero
    Optional<String> prefix();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link HTTPPath} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableHTTPPath.Builder {
        private static final HTTPPath EMPTY = new Builder().build();

        Builder() {}
    }
}
