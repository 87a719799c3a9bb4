// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Always;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.resource.LabelSelector;
import io.calico4j.resource.policy.NetworkPolicyEgressRule;
import io.calico4j.resource.policy.NetworkPolicyIngressRule;
import java.util.List;
import org.immutables.value.Value;

/** What a {@link KubernetesNetworkPolicy} selects and lets through. */
@Value.Immutable
@JsonPropertyOrder({"podSelector", "ingress", "egress", "policyTypes"})
@JsonSerialize(as = KubernetesNetworkPolicySpec.class)
@JsonDeserialize(builder = KubernetesNetworkPolicySpec.Builder.class)
public sealed interface KubernetesNetworkPolicySpec extends WithKubernetesNetworkPolicySpec
        permits ImmutableKubernetesNetworkPolicySpec {
    /** The value with nothing given. */
    static KubernetesNetworkPolicySpec empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

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

    /**
     * The directions the policy applies to. Empty: Ingress, and Egress if there are egress rules; Calico takes Ingress
     * alone.
     */
    @JsonProperty
    @NonEmpty
    List<String> policyTypes();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link KubernetesNetworkPolicySpec} values; may be used again after {@code build()}, but by one thread at
     * a time.
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutableKubernetesNetworkPolicySpec.Builder {
        private static final KubernetesNetworkPolicySpec EMPTY = new Builder().build();

        Builder() {
            podSelector(LabelSelector.empty());
        }
    }
}
