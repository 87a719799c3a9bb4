// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.node;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Always;
import io.calico4j.internal.wire.IntRange;
import io.calico4j.internal.wire.Range;
import io.calico4j.net.Protocol;
import org.immutables.value.Value;

/** A port that rules can match by its name. */
@Value.Immutable
@JsonPropertyOrder({"name", "protocol", "port", "hostPort", "hostIP"})
@JsonSerialize(as = WorkloadEndpointPort.class)
@JsonDeserialize(builder = WorkloadEndpointPort.Builder.class)
public sealed interface WorkloadEndpointPort extends WithWorkloadEndpointPort permits ImmutableWorkloadEndpointPort {
    /** The value with nothing given. */
    static WorkloadEndpointPort empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The name. */
    @JsonProperty
    @Always
    @Value.Default.String("")
    String name();

    /** The protocol; number 0 when none is given. */
    @JsonProperty
    @Always
    Protocol protocol();

    /** The port, 0 when none is given. */
    @JsonProperty
    @Range(IntRange.UINT16)
    @Always
    @Value.Default.Int(0)
    int port();

    /** The port of the node that leads here, 0 for none. */
    @JsonProperty
    @Range(IntRange.UINT16)
    @Always
    @Value.Default.Int(0)
    int hostPort();

    /** The address of the node that {@code hostPort} is on; empty for all. */
    @JsonProperty
    @Always
    @Value.Default.String("")
    String hostIP();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link WorkloadEndpointPort} values; may be used again after {@code build()}, but by one thread at a time.
     */
    final class Builder extends ImmutableWorkloadEndpointPort.Builder {
        private static final WorkloadEndpointPort EMPTY = new Builder().build();

        Builder() {
            protocol(Protocol.of(0));
        }
    }
}
