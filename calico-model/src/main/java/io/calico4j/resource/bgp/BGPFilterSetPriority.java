// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.bgp;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NullPointer;
import java.util.Optional;
import org.immutables.value.Value;

/** The change that sets the priority of the route. */
@Value.Immutable
@JsonPropertyOrder({"value"})
@JsonSerialize(as = BGPFilterSetPriority.class)
@JsonDeserialize(builder = BGPFilterSetPriority.Builder.class)
public sealed interface BGPFilterSetPriority extends WithBGPFilterSetPriority permits ImmutableBGPFilterSetPriority {
    /** The value with nothing given. */
    static BGPFilterSetPriority empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The priority; lower wins. Absent is written as {@code null}. Allowed: 1 to 2147483646. */
    @JsonProperty
    @NullPointer
    Optional<Long> value();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link BGPFilterSetPriority} values; may be used again after {@code build()}, but by one thread at a time.
     */
    final class Builder extends ImmutableBGPFilterSetPriority.Builder {
        private static final BGPFilterSetPriority EMPTY = new Builder().build();

        Builder() {}
    }
}
