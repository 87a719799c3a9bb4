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

/** A port of a {@link HostEndpoint} that rules can match by its name. */
@Value.Immutable
@JsonPropertyOrder({"name", "protocol", "port"})
@JsonSerialize(as = EndpointPort.class)
@JsonDeserialize(builder = EndpointPort.Builder.class)
public sealed interface EndpointPort extends WithEndpointPort permits ImmutableEndpointPort {
    /** The value with nothing given. */
    static EndpointPort empty() {
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

    /** The port, 0 when none is given. Allowed: 1 to 65535. */
    @JsonProperty
    @Range(IntRange.UINT16)
    @Always
    @Value.Default.Int(0)
    int port();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link EndpointPort} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableEndpointPort.Builder {
        private static final EndpointPort EMPTY = new Builder().build();

        Builder() {
            protocol(Protocol.of(0));
        }
    }
}
