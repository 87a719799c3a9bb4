// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.bgp;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Pointer;
import java.util.Optional;
import org.immutables.value.Value;

/** One change a rule makes to an accepted route; exactly one member is given. */
@Value.Immutable
@JsonPropertyOrder({"addCommunity", "prependASPath", "setPriority"})
@JsonSerialize(as = BGPFilterOperation.class)
@JsonDeserialize(builder = BGPFilterOperation.Builder.class)
public sealed interface BGPFilterOperation extends WithBGPFilterOperation permits ImmutableBGPFilterOperation {
    /** The value with nothing given. */
    static BGPFilterOperation empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Adds a community. */
    @JsonProperty
    @Pointer
    Optional<BGPFilterAddCommunity> addCommunity();

    /** Prepends to the AS path. */
    @JsonProperty
    @Pointer
    Optional<BGPFilterPrependASPath> prependASPath();

    /** Sets the priority. */
    @JsonProperty
    @Pointer
    Optional<BGPFilterSetPriority> setPriority();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link BGPFilterOperation} values; may be used again after {@code build()}, but by one thread at a time.
     */
    final class Builder extends ImmutableBGPFilterOperation.Builder {
        private static final BGPFilterOperation EMPTY = new Builder().build();

        Builder() {}
    }
}
