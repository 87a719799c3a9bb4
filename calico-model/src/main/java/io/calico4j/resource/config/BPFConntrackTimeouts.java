// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Pointer;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * How long the eBPF data plane remembers idle connections.
 *
 * <p>Each is a duration such as {@code 60s}, or {@code Auto} for the value of the Linux kernel.
 */
@Value.Immutable
@JsonPropertyOrder({
    "creationGracePeriod",
    "tcpSynSent",
    "tcpEstablished",
    "tcpFinsSeen",
    "tcpResetSeen",
    "udpTimeout",
    "genericTimeout",
    "icmpTimeout"
})
@JsonSerialize(as = BPFConntrackTimeouts.class)
@JsonDeserialize(builder = BPFConntrackTimeouts.Builder.class)
public sealed interface BPFConntrackTimeouts extends WithBPFConntrackTimeouts permits ImmutableBPFConntrackTimeouts {
    /** The value with nothing given. */
    static BPFConntrackTimeouts empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** How long a new entry is kept in any case. Absent: 10s. */
    @JsonProperty
    @Pointer
    Optional<String> creationGracePeriod();

    /** For TCP before the answer to the first packet. Absent: 20s. */
    @JsonProperty
    @Pointer
    Optional<String> tcpSynSent();

    /** For TCP once it is up. Absent: 1h. */
    @JsonProperty
    @Pointer
    Optional<String> tcpEstablished();

    /** For TCP after both sides have closed. Absent: Auto, or else 30s. */
    @JsonProperty
    @Pointer
    Optional<String> tcpFinsSeen();

    /** For TCP after a reset. Absent: 40s. */
    @JsonProperty
    @Pointer
    Optional<String> tcpResetSeen();

    /** For UDP. Absent: 60s. */
    @JsonProperty
    @Pointer
    Optional<String> udpTimeout();

    /** For other protocols. Absent: 10m. */
    @JsonProperty
    @Pointer
    Optional<String> genericTimeout();

    /** For ICMP. Absent: 5s. */
    @JsonProperty
    @Pointer
    Optional<String> icmpTimeout();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link BPFConntrackTimeouts} values; may be used again after {@code build()}, but by one thread at a time.
     */
    final class Builder extends ImmutableBPFConntrackTimeouts.Builder {
        private static final BPFConntrackTimeouts EMPTY = new Builder().build();

        Builder() {}
    }
}
