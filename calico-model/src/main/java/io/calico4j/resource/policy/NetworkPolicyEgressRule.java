// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonEmpty;
import java.util.List;
import org.immutables.value.Value;

/** Traffic that a Kubernetes network policy lets out. */
@Value.Immutable
@JsonPropertyOrder({"ports", "to"})
@JsonSerialize(as = NetworkPolicyEgressRule.class)
@JsonDeserialize(builder = NetworkPolicyEgressRule.Builder.class)
public sealed interface NetworkPolicyEgressRule extends WithNetworkPolicyEgressRule
        permits ImmutableNetworkPolicyEgressRule {
    /** The value with nothing given. */
    static NetworkPolicyEgressRule empty() {
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

    /** Where traffic may go; empty means anywhere. */
    @JsonProperty("to")
    @NonEmpty
    List<NetworkPolicyPeer> peers();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link NetworkPolicyEgressRule} values; may be used again after {@code build()}, but by one thread at a
     * time.
     */
    final class Builder extends ImmutableNetworkPolicyEgressRule.Builder {
        private static final NetworkPolicyEgressRule EMPTY = new Builder().build();

        Builder() {}
    }
}
