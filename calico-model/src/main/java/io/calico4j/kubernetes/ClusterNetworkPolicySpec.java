// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Always;
import io.calico4j.internal.wire.NonEmpty;
import java.util.List;
import org.immutables.value.Value;

/** What a {@link ClusterNetworkPolicy} selects and what it does. */
@Value.Immutable
@JsonPropertyOrder({"tier", "priority", "subject", "ingress", "egress"})
@JsonSerialize(as = ClusterNetworkPolicySpec.class)
@JsonDeserialize(builder = ClusterNetworkPolicySpec.Builder.class)
public sealed interface ClusterNetworkPolicySpec extends WithClusterNetworkPolicySpec
        permits ImmutableClusterNetworkPolicySpec {
    /** The value with nothing given. */
    static ClusterNetworkPolicySpec empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** When it is asked: {@code Admin} before all network policies, {@code Baseline} behind them. */
    @JsonProperty
    @Always
    @Value.Default.String("")
    String tier();

    /** The place within the tier; lower is asked first. */
    @JsonProperty
    @Always
    @Value.Default.Int(0)
    int priority();

    /** The pods it applies to. */
    @JsonProperty
    @Always
    ClusterNetworkPolicySubject subject();

    /** The rules for traffic to the pods, asked in this order. */
    @JsonProperty
    @NonEmpty
    List<ClusterNetworkPolicyIngressRule> ingress();

    /** The rules for traffic from the pods, asked in this order. */
    @JsonProperty
    @NonEmpty
    List<ClusterNetworkPolicyEgressRule> egress();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link ClusterNetworkPolicySpec} values; may be used again after {@code build()}, but by one thread at a
     * time.
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutableClusterNetworkPolicySpec.Builder {
        private static final ClusterNetworkPolicySpec EMPTY = new Builder().build();

        Builder() {
            subject(ClusterNetworkPolicySubject.empty());
        }
    }
}
