// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonEmpty;
import java.util.List;
import org.immutables.value.Value;

/** Traffic that a Kubernetes network policy lets in. */
@Value.Immutable
@JsonPropertyOrder({"ports", "from"})
@JsonSerialize(as = NetworkPolicyIngressRule.class)
@JsonDeserialize(builder = NetworkPolicyIngressRule.Builder.class)
public sealed interface NetworkPolicyIngressRule extends WithNetworkPolicyIngressRule
        permits ImmutableNetworkPolicyIngressRule {
    /** The value with nothing given. */
    static NetworkPolicyIngressRule empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The ports traffic may go to; empty means all. */
    @JsonProperty
    @NonEmpty
    List<NetworkPolicyPort> ports();

    /** Where traffic may come from; empty means anywhere. */
    @JsonProperty("from")
    @NonEmpty
    List<NetworkPolicyPeer> peers();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link NetworkPolicyIngressRule} values; may be used again after {@code build()}, but by one thread at a
     * time.
     */
    final class Builder extends ImmutableNetworkPolicyIngressRule.Builder {
        private static final NetworkPolicyIngressRule EMPTY = new Builder().build();

        Builder() {}
    }
}
