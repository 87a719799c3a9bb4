// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonZero;
import io.calico4j.internal.wire.Pointer;
import java.util.Optional;
import org.immutables.value.Value;

/** The metadata of a list of objects. */
@Value.Immutable
@JsonPropertyOrder({"selfLink", "resourceVersion", "continue", "remainingItemCount"})
@JsonSerialize(as = ListMetadata.class)
@JsonDeserialize(builder = ListMetadata.Builder.class)
public sealed interface ListMetadata extends WithListMetadata permits ImmutableListMetadata {
    /** The value with nothing given. */
    static ListMetadata empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** A path to the list; no longer filled in by any server. */
    @JsonProperty
    @NonZero
    Optional<String> selfLink();

    /** The revision of the store the list was read at. */
    @JsonProperty
    @NonZero
    Optional<String> resourceVersion();

    /** What to send to get the next part of a list that was cut. */
    @JsonProperty("continue")
    @NonZero
    Optional<String> continueToken();

    /** How many objects come after the last one listed. */
    @JsonProperty
    @Pointer
    Optional<Long> remainingItemCount();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link ListMetadata} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableListMetadata.Builder {
        private static final ListMetadata EMPTY = new Builder().build();

        Builder() {}
    }
}
