// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.bgp;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Pointer;
import java.util.Optional;
import org.immutables.value.Value;

/** The prefix lengths of IPv4 routes a rule matches. */
@Value.Immutable
@JsonPropertyOrder({"min", "max"})
@JsonSerialize(as = BGPFilterPrefixLengthV4.class)
@JsonDeserialize(builder = BGPFilterPrefixLengthV4.Builder.class)
public sealed interface BGPFilterPrefixLengthV4 extends WithBGPFilterPrefixLengthV4
        permits ImmutableBGPFilterPrefixLengthV4 {
    /** The value with nothing given. */
    static BGPFilterPrefixLengthV4 empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The shortest. Absent: the length of the rule's CIDR. Allowed: 0 to 32. */
    @JsonProperty
    @Pointer
    Optional<Integer> min();

    /** The longest. Absent: 32. Allowed: 0 to 32. */
    @JsonProperty
    @Pointer
    Optional<Integer> max();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link BGPFilterPrefixLengthV4} values; may be used again after {@code build()}, but by one thread at a
     * time.
     */
    final class Builder extends ImmutableBGPFilterPrefixLengthV4.Builder {
        private static final BGPFilterPrefixLengthV4 EMPTY = new Builder().build();

        Builder() {}
    }
}
