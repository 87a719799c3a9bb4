// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.internal.wire.Pointer;
import java.util.Optional;
import org.immutables.value.Value;

/** The place of a {@link Tier} and what it does with traffic none of its policies decides. */
@Value.Immutable
@JsonPropertyOrder({"order", "defaultAction"})
@JsonSerialize(as = TierSpec.class)
@JsonDeserialize(builder = TierSpec.Builder.class)
public sealed interface TierSpec extends WithTierSpec permits ImmutableTierSpec {
    /** The value with nothing given. */
    static TierSpec empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The place among the tiers: lower is asked first, absent comes last. */
    @JsonProperty
    @Pointer
    Optional<Double> order();

    /**
     * What happens to traffic that a policy of the tier applies to and none decides. Allowed: Deny, Pass. Default:
     * Deny.
     */
    @JsonProperty
    @Pointer
    Optional<String> defaultAction();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link TierSpec} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableTierSpec.Builder {
        private static final TierSpec EMPTY = new Builder().build();

        Builder() {}

        /** Sets {@code defaultAction}. */
        @CanIgnoreReturnValue
        public Builder defaultAction(Action defaultAction) {
            return defaultAction(defaultAction.text());
        }
    }
}
