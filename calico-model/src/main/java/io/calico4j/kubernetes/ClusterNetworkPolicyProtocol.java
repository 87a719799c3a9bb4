// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonZero;
import io.calico4j.internal.wire.Pointer;
import java.util.Optional;
import org.immutables.value.Value;

/** A protocol with its ports; one member is given. */
@Value.Immutable
@JsonPropertyOrder({"tcp", "udp", "sctp", "destinationNamedPort"})
@JsonSerialize(as = ClusterNetworkPolicyProtocol.class)
@JsonDeserialize(builder = ClusterNetworkPolicyProtocol.Builder.class)
public sealed interface ClusterNetworkPolicyProtocol extends WithClusterNetworkPolicyProtocol
        permits ImmutableClusterNetworkPolicyProtocol {
    /** The value with nothing given. */
    static ClusterNetworkPolicyProtocol empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** TCP. */
    @JsonProperty
    @Pointer
    Optional<DestinationPorts> tcp();

    /** UDP. */
    @JsonProperty
    @Pointer
    Optional<DestinationPorts> udp();

    /** SCTP. */
    @JsonProperty
    @Pointer
    Optional<DestinationPorts> sctp();

    /** Whatever protocol the port of this name has. */
    @JsonProperty
    @NonZero
    Optional<String> destinationNamedPort();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link ClusterNetworkPolicyProtocol} values; may be used again after {@code build()}, but by one thread at
     * a time.
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutableClusterNetworkPolicyProtocol.Builder {
        private static final ClusterNetworkPolicyProtocol EMPTY = new Builder().build();

        Builder() {}
    }
}
