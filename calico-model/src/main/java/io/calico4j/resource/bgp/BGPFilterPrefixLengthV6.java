// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.bgp;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Pointer;
import java.util.Optional;
import org.immutables.value.Value;

/** The prefix lengths of IPv6 routes a rule matches. */
@Value.Immutable
@JsonPropertyOrder({"min", "max"})
@JsonSerialize(as = BGPFilterPrefixLengthV6.class)
@JsonDeserialize(builder = BGPFilterPrefixLengthV6.Builder.class)
public sealed interface BGPFilterPrefixLengthV6 extends WithBGPFilterPrefixLengthV6
        permits ImmutableBGPFilterPrefixLengthV6 {
    /** The value with nothing given. */
    static BGPFilterPrefixLengthV6 empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The shortest. Absent: the length of the rule's CIDR. Allowed: 0 to 128. */
    @JsonProperty
    @Pointer
    Optional<Integer> min();

    /** The longest. Absent: 128. Allowed: 0 to 128. */
    @JsonProperty
    @Pointer
    Optional<Integer> max();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link BGPFilterPrefixLengthV6} values; may be used again after {@code build()}, but by one thread at a
     * time.
     */
    final class Builder extends ImmutableBGPFilterPrefixLengthV6.Builder {
        private static final BGPFilterPrefixLengthV6 EMPTY = new Builder().build();

        Builder() {}
    }
}
