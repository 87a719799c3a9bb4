// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Pointer;
import io.calico4j.resource.LabelSelector;
import java.util.Optional;
import org.immutables.value.Value;

/** Where traffic comes from; one member is given, and pods win. */
@Value.Immutable
@JsonPropertyOrder({"namespaces", "pods"})
@JsonSerialize(as = ClusterNetworkPolicyIngressPeer.class)
@JsonDeserialize(builder = ClusterNetworkPolicyIngressPeer.Builder.class)
public sealed interface ClusterNetworkPolicyIngressPeer extends WithClusterNetworkPolicyIngressPeer
        permits ImmutableClusterNetworkPolicyIngressPeer {
    /** The value with nothing given. */
    static ClusterNetworkPolicyIngressPeer empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** All pods of these namespaces. */
    @JsonProperty
    @Pointer
    Optional<LabelSelector> namespaces();

    /** These pods. */
    @JsonProperty
    @Pointer
    Optional<NamespacedPod> pods();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link ClusterNetworkPolicyIngressPeer} values; may be used again after {@code build()}, but by one thread
     * at a time.
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutableClusterNetworkPolicyIngressPeer.Builder {
        private static final ClusterNetworkPolicyIngressPeer EMPTY = new Builder().build();

        Builder() {}
    }
}
