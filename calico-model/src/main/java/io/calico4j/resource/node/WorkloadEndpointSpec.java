// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.node;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.internal.wire.NonZero;
import io.calico4j.internal.wire.Pointer;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Whose interface a {@link WorkloadEndpoint} is, and its addresses. */
@Value.Immutable
@JsonPropertyOrder({
    "orchestrator",
    "workload",
    "node",
    "containerID",
    "pod",
    "endpoint",
    "serviceAccountName",
    "ipNetworks",
    "ipNATs",
    "ipv4Gateway",
    "ipv6Gateway",
    "profiles",
    "interfaceName",
    "mac",
    "ports",
    "allowSpoofedSourcePrefixes",
    "qosControls"
})
@JsonSerialize(as = WorkloadEndpointSpec.class)
@JsonDeserialize(builder = WorkloadEndpointSpec.Builder.class)
public sealed interface WorkloadEndpointSpec extends WithWorkloadEndpointSpec permits ImmutableWorkloadEndpointSpec {
    /** The value with nothing given. */
    static WorkloadEndpointSpec empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The orchestrator, such as {@code k8s}. */
    @JsonProperty
    @NonZero
    Optional<String> orchestrator();

    /** The workload, for orchestrators other than Kubernetes and CNI. */
    @JsonProperty
    @NonZero
    Optional<String> workload();

    /** The node the workload runs on. */
    @JsonProperty
    @NonZero
    Optional<String> node();

    /** The container, in the terms of the runtime. */
    @JsonProperty
    @NonZero
    Optional<String> containerID();

    /** The pod. */
    @JsonProperty
    @NonZero
    Optional<String> pod();

    /** The interface as the workload sees it, such as {@code eth0}. */
    @JsonProperty
    @NonZero
    Optional<String> endpoint();

    /** The service account the pod runs under. */
    @JsonProperty
    @NonZero
    Optional<String> serviceAccountName();

    /** The addresses, as CIDRs of one address each. */
    @JsonProperty
    @NonEmpty
    List<String> ipNetworks();

    /** The floating addresses. */
    @JsonProperty
    @NonEmpty
    List<IPNAT> ipNATs();

    /** The IPv4 gateway. */
    @JsonProperty
    @NonZero
    Optional<String> ipv4Gateway();

    /** The IPv6 gateway. */
    @JsonProperty
    @NonZero
    Optional<String> ipv6Gateway();

    /** The names of the profiles the endpoint inherits from, asked in this order. */
    @JsonProperty
    @NonEmpty
    List<String> profiles();

    /** The interface as the node sees it. */
    @JsonProperty
    @NonZero
    Optional<String> interfaceName();

    /** The MAC address. */
    @JsonProperty
    @NonZero
    Optional<String> mac();

    /** The ports that have names. */
    @JsonProperty
    @NonEmpty
    List<WorkloadEndpointPort> ports();

    /** CIDRs that the workload may send from besides its own addresses. */
    @JsonProperty
    @NonEmpty
    List<String> allowSpoofedSourcePrefixes();

    /** The limits on its traffic. */
    @JsonProperty
    @Pointer
    Optional<QoSControls> qosControls();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link WorkloadEndpointSpec} values; may be used again after {@code build()}, but by one thread at a time.
     */
    final class Builder extends ImmutableWorkloadEndpointSpec.Builder {
        private static final WorkloadEndpointSpec EMPTY = new Builder().build();

        Builder() {}
    }
}
