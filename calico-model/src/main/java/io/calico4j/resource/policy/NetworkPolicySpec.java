// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.internal.wire.NonZero;
import io.calico4j.internal.wire.Pointer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What a {@link NetworkPolicy} selects and what it does. */
@Value.Immutable
@JsonPropertyOrder({
    "tier",
    "order",
    "ingress",
    "egress",
    "selector",
    "types",
    "serviceAccountSelector",
    "performanceHints"
})
@JsonSerialize(as = NetworkPolicySpec.class)
@JsonDeserialize(builder = NetworkPolicySpec.Builder.class)
public sealed interface NetworkPolicySpec extends WithNetworkPolicySpec permits ImmutableNetworkPolicySpec {
    /** The value with nothing given. */
    static NetworkPolicySpec empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The tier whose order decides when the policy is asked. Default: default. */
    @JsonProperty
    @NonZero
    Optional<String> tier();

    /** The place among the policies of the tier: lower is asked first, absent comes last, equal orders go by name. */
    @JsonProperty
    @Pointer
    Optional<Double> order();

    /** The rules for traffic to the endpoints, asked in this order. */
    @JsonProperty
    @NonEmpty
    List<Rule> ingress();

    /** The rules for traffic from the endpoints, asked in this order. */
    @JsonProperty
    @NonEmpty
    List<Rule> egress();

    /** The endpoints the policy applies to, in the selector language; empty selects all. */
    @JsonProperty
    @NonZero
    Optional<String> selector();

    /**
     * The directions the policy applies to. Empty: Ingress if there are no egress rules, Egress if there are only
     * egress rules, else both. Allowed: Ingress, Egress. 1 to 2 elements.
     */
    @JsonProperty
    @NonEmpty
    List<String> types();

    /** Limits the policy to endpoints whose service account has matching labels; empty does not limit. */
    @JsonProperty
    @NonZero
    Optional<String> serviceAccountSelector();

    /** Hints for the data plane. Allowed: AssumeNeededOnEveryNode. */
    @JsonProperty
    @NonEmpty
    List<String> performanceHints();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link NetworkPolicySpec} values; may be used again after {@code build()}, but by one thread at a time.
     */
    final class Builder extends ImmutableNetworkPolicySpec.Builder {
        private static final NetworkPolicySpec EMPTY = new Builder().build();

        Builder() {}

        /** Sets {@code types}. */
        @CanIgnoreReturnValue
        public Builder types(PolicyType... types) {
            return types(Arrays.stream(types).map(PolicyType::text).toList());
        }

        /** Sets {@code performanceHints}. */
        @CanIgnoreReturnValue
        public Builder performanceHints(PolicyPerformanceHint... performanceHints) {
            return performanceHints(Arrays.stream(performanceHints)
                    .map(PolicyPerformanceHint::text)
                    .toList());
        }
    }
}
