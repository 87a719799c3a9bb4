// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonEmpty;
import java.util.List;
import java.util.SortedMap;
import org.immutables.value.Value;

/** The rules and labels of a {@link Profile}. */
@Value.Immutable
@JsonPropertyOrder({"ingress", "egress", "labelsToApply"})
@JsonSerialize(as = ProfileSpec.class)
@JsonDeserialize(builder = ProfileSpec.Builder.class)
public sealed interface ProfileSpec extends WithProfileSpec permits ImmutableProfileSpec {
    /** The value with nothing given. */
    static ProfileSpec empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The rules for traffic to the endpoints, asked in this order; if none decides the traffic is dropped. */
    @JsonProperty
    @NonEmpty
    List<Rule> ingress();

    /** The rules for traffic from the endpoints, asked in this order; if none decides the traffic is dropped. */
    @JsonProperty
    @NonEmpty
    List<Rule> egress();

    /** Labels the endpoints inherit unless they have them themselves. */
    @JsonProperty
    @Value.NaturalOrder
    @NonEmpty
    SortedMap<String, String> labelsToApply();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link ProfileSpec} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableProfileSpec.Builder {
        private static final ProfileSpec EMPTY = new Builder().build();

        Builder() {}
    }
}
