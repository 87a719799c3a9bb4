// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.internal.wire.Always;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.internal.wire.NonZero;
import io.calico4j.resource.LabelSelector;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What a {@link StagedKubernetesNetworkPolicy} would do. */
@Value.Immutable
@JsonPropertyOrder({"stagedAction", "podSelector", "ingress", "egress", "policyTypes"})
@JsonSerialize(as = StagedKubernetesNetworkPolicySpec.class)
@JsonDeserialize(builder = StagedKubernetesNetworkPolicySpec.Builder.class)
public sealed interface StagedKubernetesNetworkPolicySpec extends WithStagedKubernetesNetworkPolicySpec
        permits ImmutableStagedKubernetesNetworkPolicySpec {
    /** The value with nothing given. */
    static StagedKubernetesNetworkPolicySpec empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** What the policy would do if it were enforced. Allowed: Set, Delete, Learn, Ignore. Default: Set. */
    @JsonProperty
    @NonZero
    Optional<String> stagedAction();

    /** The pods of the namespace the policy applies to. */
    @JsonProperty
    @Always
    LabelSelector podSelector();

    /** What is let in. */
    @JsonProperty
    @NonEmpty
    List<NetworkPolicyIngressRule> ingress();

    /** What is let out. */
    @JsonProperty
    @NonEmpty
    List<NetworkPolicyEgressRule> egress();

    /** The directions the policy applies to. Empty: Ingress, and Egress if there are egress rules. 1 to 2 elements. */
    @JsonProperty
    @NonEmpty
    List<String> policyTypes();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link StagedKubernetesNetworkPolicySpec} values; may be used again after {@code build()}, but by one
     * thread at a time.
     */
    final class Builder extends ImmutableStagedKubernetesNetworkPolicySpec.Builder {
        private static final StagedKubernetesNetworkPolicySpec EMPTY = new Builder().build();

        Builder() {
            podSelector(LabelSelector.empty());
        }

        /** Sets {@code stagedAction}. */
        @CanIgnoreReturnValue
        public Builder stagedAction(StagedAction stagedAction) {
            return stagedAction(stagedAction.text());
        }
    }
}
