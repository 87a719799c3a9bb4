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

/** The pods a {@link ClusterNetworkPolicy} applies to; one member is given, and namespaces win. */
@Value.Immutable
@JsonPropertyOrder({"namespaces", "pods"})
@JsonSerialize(as = ClusterNetworkPolicySubject.class)
@JsonDeserialize(builder = ClusterNetworkPolicySubject.Builder.class)
public sealed interface ClusterNetworkPolicySubject extends WithClusterNetworkPolicySubject
        permits ImmutableClusterNetworkPolicySubject {
    /** The value with nothing given. */
    static ClusterNetworkPolicySubject empty() {
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
     * Builds {@link ClusterNetworkPolicySubject} values; may be used again after {@code build()}, but by one thread at
     * a time.
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutableClusterNetworkPolicySubject.Builder {
        private static final ClusterNetworkPolicySubject EMPTY = new Builder().build();

        Builder() {}
    }
}
