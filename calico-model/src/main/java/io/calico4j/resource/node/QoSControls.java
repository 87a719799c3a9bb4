// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.node;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonZero;
import io.calico4j.internal.wire.Pointer;
import io.calico4j.net.Dscp;
import java.util.Optional;
import org.immutables.value.Value;

/** Limits on the traffic of a workload. Absent is unlimited. */
@Value.Immutable
@JsonPropertyOrder({
    "ingressBandwidth",
    "ingressBurst",
    "ingressPeakrate",
    "ingressMinburst",
    "egressBandwidth",
    "egressBurst",
    "egressPeakrate",
    "egressMinburst",
    "ingressPacketRate",
    "ingressPacketBurst",
    "egressPacketRate",
    "egressPacketBurst",
    "ingressMaxConnections",
    "egressMaxConnections",
    "dscp"
})
@JsonSerialize(as = QoSControls.class)
@JsonDeserialize(builder = QoSControls.Builder.class)
public sealed interface QoSControls extends WithQoSControls permits ImmutableQoSControls {
    /** The value with nothing given. */
    static QoSControls empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The rate of traffic to the workload, in bits per second. */
    @JsonProperty
    @NonZero
    Optional<Long> ingressBandwidth();

    /** How much traffic to the workload may exceed the rate at once, in bits. */
    @JsonProperty
    @NonZero
    Optional<Long> ingressBurst();

    /** The rate of traffic to the workload within a burst, in bits per second. */
    @JsonProperty
    @NonZero
    Optional<Long> ingressPeakrate();

    /** The size of a burst of traffic to the workload at the peak rate, in bytes. */
    @JsonProperty
    @NonZero
    Optional<Long> ingressMinburst();

    /** The rate of traffic from the workload, in bits per second. */
    @JsonProperty
    @NonZero
    Optional<Long> egressBandwidth();

    /** How much traffic from the workload may exceed the rate at once, in bits. */
    @JsonProperty
    @NonZero
    Optional<Long> egressBurst();

    /** The rate of traffic from the workload within a burst, in bits per second. */
    @JsonProperty
    @NonZero
    Optional<Long> egressPeakrate();

    /** The size of a burst of traffic from the workload at the peak rate, in bytes. */
    @JsonProperty
    @NonZero
    Optional<Long> egressMinburst();

    /** The rate of packets to the workload, per second. */
    @JsonProperty
    @NonZero
    Optional<Long> ingressPacketRate();

    /** How many packets to the workload may exceed that rate at once. */
    @JsonProperty
    @NonZero
    Optional<Long> ingressPacketBurst();

    /** The rate of packets from the workload, per second. */
    @JsonProperty
    @NonZero
    Optional<Long> egressPacketRate();

    /** How many packets from the workload may exceed that rate at once. */
    @JsonProperty
    @NonZero
    Optional<Long> egressPacketBurst();

    /** How many connections to the workload there may be at once. */
    @JsonProperty
    @NonZero
    Optional<Long> ingressMaxConnections();

    /** How many connections from the workload there may be at once. */
    @JsonProperty
    @NonZero
    Optional<Long> egressMaxConnections();

    /** The mark put on packets that leave the cluster, 0 to 63 or a name such as {@code EF}. */
    @JsonProperty
    @Pointer
    Optional<Dscp> dscp();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link QoSControls} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableQoSControls.Builder {
        private static final QoSControls EMPTY = new Builder().build();

        Builder() {}
    }
}
