// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.resource.Condition;
import java.util.List;
import org.immutables.value.Value;

/** What was observed about a {@link Tier}. */
@Value.Immutable
@JsonPropertyOrder({"conditions"})
@JsonSerialize(as = TierStatus.class)
@JsonDeserialize(builder = TierStatus.Builder.class)
public sealed interface TierStatus extends WithTierStatus permits ImmutableTierStatus {
    /** The value with nothing given. */
    static TierStatus empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The conditions observed. */
    @JsonProperty
    @NonEmpty
    List<Condition> conditions();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link TierStatus} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableTierStatus.Builder {
        private static final TierStatus EMPTY = new Builder().build();

        Builder() {}
    }
}
