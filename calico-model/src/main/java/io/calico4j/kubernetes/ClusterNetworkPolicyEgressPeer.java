// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.internal.wire.Pointer;
import io.calico4j.resource.LabelSelector;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Where traffic goes; one member is given. */
@Value.Immutable
@JsonPropertyOrder({"namespaces", "pods", "nodes", "networks", "domainNames"})
@JsonSerialize(as = ClusterNetworkPolicyEgressPeer.class)
@JsonDeserialize(builder = ClusterNetworkPolicyEgressPeer.Builder.class)
public sealed interface ClusterNetworkPolicyEgressPeer extends WithClusterNetworkPolicyEgressPeer
        permits ImmutableClusterNetworkPolicyEgressPeer {
    /** The value with nothing given. */
    static ClusterNetworkPolicyEgressPeer empty() {
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

    /** These nodes; Calico does not support it. */
    @JsonProperty
    @Pointer
    Optional<LabelSelector> nodes();

    /** These CIDRs. */
    @JsonProperty
    @NonEmpty
    List<String> networks();

    /** These names; Calico does not support it. */
    @JsonProperty
    @NonEmpty
    List<String> domainNames();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link ClusterNetworkPolicyEgressPeer} values; may be used again after {@code build()}, but by one thread
     * at a time.
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutableClusterNetworkPolicyEgressPeer.Builder {
        private static final ClusterNetworkPolicyEgressPeer EMPTY = new Builder().build();

        Builder() {}
    }
}
