// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.bgp;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NullPointer;
import java.util.Optional;
import org.immutables.value.Value;

/** The change that adds a community. */
@Value.Immutable
@JsonPropertyOrder({"value"})
@JsonSerialize(as = BGPFilterAddCommunity.class)
@JsonDeserialize(builder = BGPFilterAddCommunity.Builder.class)
public sealed interface BGPFilterAddCommunity extends WithBGPFilterAddCommunity permits ImmutableBGPFilterAddCommunity {
    /** The value with nothing given. */
    static BGPFilterAddCommunity empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The community. Absent is written as {@code null}. At most 32 characters. */
    @JsonProperty
    @NullPointer
    Optional<String> value();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link BGPFilterAddCommunity} values; may be used again after {@code build()}, but by one thread at a
     * time.
     */
    final class Builder extends ImmutableBGPFilterAddCommunity.Builder {
        private static final BGPFilterAddCommunity EMPTY = new Builder().build();

        Builder() {}
    }
}
