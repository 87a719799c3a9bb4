// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Always;
import io.calico4j.internal.wire.IntRange;
import io.calico4j.internal.wire.NonZero;
import io.calico4j.internal.wire.Range;
import java.util.Optional;
import org.immutables.value.Value;

/** A port of a protocol, perhaps only for some addresses. */
@Value.Immutable
@JsonPropertyOrder({"protocol", "port", "net"})
@JsonSerialize(as = ProtoPort.class)
@JsonDeserialize(builder = ProtoPort.Builder.class)
public sealed interface ProtoPort extends WithProtoPort permits ImmutableProtoPort {
    /** The value with nothing given. */
    static ProtoPort empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The protocol: {@code tcp}, {@code udp} or {@code sctp}. */
    @JsonProperty
    @NonZero
    Optional<String> protocol();

    /** The port. */
    @JsonProperty
    @Range(IntRange.UINT16)
    @Always
    @Value.Default.Int(0)
    int port();

    /** The CIDR it is limited to. Absent: no limit. */
    @JsonProperty
    @NonZero
    Optional<String> net();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link ProtoPort} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableProtoPort.Builder {
        private static final ProtoPort EMPTY = new Builder().build();

        Builder() {}
    }
}
