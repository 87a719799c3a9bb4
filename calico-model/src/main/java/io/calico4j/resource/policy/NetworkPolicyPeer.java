// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Pointer;
import io.calico4j.resource.LabelSelector;
import java.util.Optional;
import org.immutables.value.Value;

/** The other end of traffic in a Kubernetes network policy: selected pods, or a block of addresses. */
@Value.Immutable
@JsonPropertyOrder({"podSelector", "namespaceSelector", "ipBlock"})
@JsonSerialize(as = NetworkPolicyPeer.class)
@JsonDeserialize(builder = NetworkPolicyPeer.Builder.class)
public sealed interface NetworkPolicyPeer extends WithNetworkPolicyPeer permits ImmutableNetworkPolicyPeer {
    /** The value with nothing given. */
    static NetworkPolicyPeer empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The pods, of the namespaces selected or else of the namespace of the policy. */
    @JsonProperty
    @Pointer
    Optional<LabelSelector> podSelector();

    /** The namespaces whose pods are meant. */
    @JsonProperty
    @Pointer
    Optional<LabelSelector> namespaceSelector();

    /** The addresses; excludes the selectors. */
    @JsonProperty
    @Pointer
    Optional<IPBlock> ipBlock();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link NetworkPolicyPeer} values; may be used again after {@code build()}, but by one thread at a time.
     */
    final class Builder extends ImmutableNetworkPolicyPeer.Builder {
        private static final NetworkPolicyPeer EMPTY = new Builder().build();

        Builder() {}
    }
}
