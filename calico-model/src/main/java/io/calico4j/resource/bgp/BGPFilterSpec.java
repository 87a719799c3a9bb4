// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.bgp;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonEmpty;
import java.util.List;
import org.immutables.value.Value;

/**
 * The rules of a {@link BGPFilter}; in each list the first rule that matches decides, and a route none matches is
 * accepted.
 */
@Value.Immutable
@JsonPropertyOrder({"exportV4", "importV4", "exportV6", "importV6"})
@JsonSerialize(as = BGPFilterSpec.class)
@JsonDeserialize(builder = BGPFilterSpec.Builder.class)
public sealed interface BGPFilterSpec extends WithBGPFilterSpec permits ImmutableBGPFilterSpec {
    /** The value with nothing given. */
    static BGPFilterSpec empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The rules for IPv4 routes to the peer. */
    @JsonProperty
    @NonEmpty
    List<BGPFilterRuleV4> exportV4();

    /** The rules for IPv4 routes from the peer. */
    @JsonProperty
    @NonEmpty
    List<BGPFilterRuleV4> importV4();

    /** The rules for IPv6 routes to the peer. */
    @JsonProperty
    @NonEmpty
    List<BGPFilterRuleV6> exportV6();

    /** The rules for IPv6 routes from the peer. */
    @JsonProperty
    @NonEmpty
    List<BGPFilterRuleV6> importV6();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link BGPFilterSpec} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableBGPFilterSpec.Builder {
        private static final BGPFilterSpec EMPTY = new Builder().build();

        Builder() {}
    }
}
