// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.node;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Always;
import io.calico4j.internal.wire.NullPointer;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** The answer of the node, and when it was given. */
@Value.Immutable
@JsonPropertyOrder({"lastUpdated", "agent", "bgp", "routes"})
@JsonSerialize(as = CalicoNodeStatusStatus.class)
@JsonDeserialize(builder = CalicoNodeStatusStatus.Builder.class)
public sealed interface CalicoNodeStatusStatus extends WithCalicoNodeStatusStatus
        permits ImmutableCalicoNodeStatusStatus {
    /** The value with nothing given. */
    static CalicoNodeStatusStatus empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** When the node last answered, to the second; absent is written as {@code null}. */
    @JsonProperty
    @NullPointer
    Optional<Instant> lastUpdated();

    /** The state of its agents. */
    @JsonProperty
    @Always
    CalicoNodeAgentStatus agent();

    /** Its BGP sessions. */
    @JsonProperty
    @Always
    CalicoNodeBGPStatus bgp();

    /** Its routes. */
    @JsonProperty
    @Always
    CalicoNodeBGPRouteStatus routes();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link CalicoNodeStatusStatus} values; may be used again after {@code build()}, but by one thread at a
     * time.
     */
    final class Builder extends ImmutableCalicoNodeStatusStatus.Builder {
        private static final CalicoNodeStatusStatus EMPTY = new Builder().build();

        Builder() {
            agent(CalicoNodeAgentStatus.empty());
            bgp(CalicoNodeBGPStatus.empty());
            routes(CalicoNodeBGPRouteStatus.empty());
        }
    }
}
