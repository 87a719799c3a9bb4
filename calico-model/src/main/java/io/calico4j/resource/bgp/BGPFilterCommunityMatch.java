// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.bgp;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.resource.Frozen;
import io.calico4j.internal.wire.NullPointer;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** The communities of routes a rule matches. */
@Value.Immutable
@JsonPropertyOrder({"values"})
@JsonSerialize(as = BGPFilterCommunityMatch.class)
@JsonDeserialize(builder = BGPFilterCommunityMatch.Builder.class)
public sealed interface BGPFilterCommunityMatch extends WithBGPFilterCommunityMatch
        permits ImmutableBGPFilterCommunityMatch {
    /** The value with nothing given. */
    static BGPFilterCommunityMatch empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * The communities the route must carry. Absent is written as {@code null}. Exactly 1 element. At most 32 characters
     * each.
     */
    @JsonProperty
    @NullPointer
    Optional<List<String>> values();

    /** This value with lists and maps that nobody can change; every built value is so already. */
    @Value.Check
    default BGPFilterCommunityMatch frozen() {
        boolean frozen = Frozen.is(values());
        return frozen ? this : toBuilder().values(Frozen.copy(values())).build();
    }

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link BGPFilterCommunityMatch} values; may be used again after {@code build()}, but by one thread at a
     * time.
     */
    final class Builder extends ImmutableBGPFilterCommunityMatch.Builder {
        private static final BGPFilterCommunityMatch EMPTY = new Builder().build();

        Builder() {}
    }
}
