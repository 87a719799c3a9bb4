// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Always;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.internal.wire.NonZero;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A rule for traffic to the pods of a {@link ClusterNetworkPolicy}. */
@Value.Immutable
@JsonPropertyOrder({"name", "action", "from", "protocols"})
@JsonSerialize(as = ClusterNetworkPolicyIngressRule.class)
@JsonDeserialize(builder = ClusterNetworkPolicyIngressRule.Builder.class)
public sealed interface ClusterNetworkPolicyIngressRule extends WithClusterNetworkPolicyIngressRule
        permits ImmutableClusterNetworkPolicyIngressRule {
    /** The value with nothing given. */
    static ClusterNetworkPolicyIngressRule empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The name of the rule. */
    @JsonProperty
    @NonZero
    Optional<String> name();

    /** What happens: {@code Accept}, {@code Deny} or {@code Pass}. */
    @JsonProperty
    @Always
    @Value.Default.String("")
    String action();

    /** Where the traffic comes from; none matches nothing. */
    @JsonProperty("from")
    @NonEmpty
    List<ClusterNetworkPolicyIngressPeer> peers();

    /** The protocols; empty means all. */
    @JsonProperty
    @NonEmpty
    List<ClusterNetworkPolicyProtocol> protocols();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link ClusterNetworkPolicyIngressRule} values; may be used again after {@code build()}, but by one thread
     * at a time.
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutableClusterNetworkPolicyIngressRule.Builder {
        private static final ClusterNetworkPolicyIngressRule EMPTY = new Builder().build();

        Builder() {}
    }
}
