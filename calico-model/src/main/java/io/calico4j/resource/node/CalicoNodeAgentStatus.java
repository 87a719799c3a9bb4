// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.node;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Always;
import org.immutables.value.Value;

/** The state of the agents on a node. */
@Value.Immutable
@JsonPropertyOrder({"birdV4", "birdV6"})
@JsonSerialize(as = CalicoNodeAgentStatus.class)
@JsonDeserialize(builder = CalicoNodeAgentStatus.Builder.class)
public sealed interface CalicoNodeAgentStatus extends WithCalicoNodeAgentStatus permits ImmutableCalicoNodeAgentStatus {
    /** The value with nothing given. */
    static CalicoNodeAgentStatus empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The daemon for IPv4. */
    @JsonProperty
    @Always
    BGPDaemonStatus birdV4();

    /** The daemon for IPv6. */
    @JsonProperty
    @Always
    BGPDaemonStatus birdV6();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link CalicoNodeAgentStatus} values; may be used again after {@code build()}, but by one thread at a
     * time.
     */
    final class Builder extends ImmutableCalicoNodeAgentStatus.Builder {
        private static final CalicoNodeAgentStatus EMPTY = new Builder().build();

        Builder() {
            birdV4(BGPDaemonStatus.empty());
            birdV6(BGPDaemonStatus.empty());
        }
    }
}
