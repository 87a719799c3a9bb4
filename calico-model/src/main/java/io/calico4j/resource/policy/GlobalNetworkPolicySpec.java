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
import io.calico4j.label.Selector;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What a {@link GlobalNetworkPolicy} selects and what it does. */
@Value.Immutable
@JsonPropertyOrder({
    "tier",
    "order",
    "ingress",
    "egress",
    "selector",
    "types",
    "doNotTrack",
    "preDNAT",
    "applyOnForward",
    "serviceAccountSelector",
    "namespaceSelector",
    "performanceHints"
})
@JsonSerialize(as = GlobalNetworkPolicySpec.class)
@JsonDeserialize(builder = GlobalNetworkPolicySpec.Builder.class)
public sealed interface GlobalNetworkPolicySpec extends PolicySpec, WithGlobalNetworkPolicySpec
        permits ImmutableGlobalNetworkPolicySpec {
    /** The value with nothing given. */
    static GlobalNetworkPolicySpec empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    @JsonProperty
    @NonZero
    Optional<String> tier();

    @Override
    @JsonProperty
    @Pointer
    Optional<Double> order();

    @Override
    @JsonProperty
    @NonEmpty
    List<Rule> ingress();

    @Override
    @JsonProperty
    @NonEmpty
    List<Rule> egress();

    @Override
    @JsonProperty
    @NonZero
    Optional<String> selector();

    @Override
    @JsonProperty
    @NonEmpty
    List<String> types();

    @Override
    @JsonProperty
    @NonEmpty
    @Value.Default.Boolean(false)
    boolean doNotTrack();

    @Override
    @JsonProperty
    @NonEmpty
    @Value.Default.Boolean(false)
    boolean preDNAT();

    @Override
    @JsonProperty
    @NonEmpty
    @Value.Default.Boolean(false)
    boolean applyOnForward();

    @Override
    @JsonProperty
    @NonZero
    Optional<String> serviceAccountSelector();

    @Override
    @JsonProperty
    @NonZero
    Optional<String> namespaceSelector();

    @Override
    @JsonProperty
    @NonEmpty
    List<String> performanceHints();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link GlobalNetworkPolicySpec} values; may be used again after {@code build()}, but by one thread at a
     * time.
     */
    final class Builder extends ImmutableGlobalNetworkPolicySpec.Builder {
        private static final GlobalNetworkPolicySpec EMPTY = new Builder().build();

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

        /** Sets {@code selector}. */
        @CanIgnoreReturnValue
        public Builder selector(Selector selector) {
            return selector(selector.canonical());
        }

        /** Sets {@code serviceAccountSelector}. */
        @CanIgnoreReturnValue
        public Builder serviceAccountSelector(Selector serviceAccountSelector) {
            return serviceAccountSelector(serviceAccountSelector.canonical());
        }

        /** Sets {@code namespaceSelector}. */
        @CanIgnoreReturnValue
        public Builder namespaceSelector(Selector namespaceSelector) {
            return namespaceSelector(namespaceSelector.canonical());
        }
    }
}
