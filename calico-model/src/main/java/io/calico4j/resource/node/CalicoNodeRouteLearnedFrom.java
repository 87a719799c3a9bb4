// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.node;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonZero;
import java.util.Optional;
import org.immutables.value.Value;

/** Where a route comes from. */
@Value.Immutable
@JsonPropertyOrder({"sourceType", "peerIP"})
@JsonSerialize(as = CalicoNodeRouteLearnedFrom.class)
@JsonDeserialize(builder = CalicoNodeRouteLearnedFrom.Builder.class)
public sealed interface CalicoNodeRouteLearnedFrom extends WithCalicoNodeRouteLearnedFrom
        permits ImmutableCalicoNodeRouteLearnedFrom {
    /** The value with nothing given. */
    static CalicoNodeRouteLearnedFrom empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** What kind of source. Allowed: Kernel, Static, Direct, NodeMesh, BGPPeer. */
    @JsonProperty
    @NonZero
    Optional<String> sourceType();

    /** The peer, if it is one. */
    @JsonProperty
    @NonZero
    Optional<String> peerIP();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link CalicoNodeRouteLearnedFrom} values; may be used again after {@code build()}, but by one thread at a
     * time.
     */
    final class Builder extends ImmutableCalicoNodeRouteLearnedFrom.Builder {
        private static final CalicoNodeRouteLearnedFrom EMPTY = new Builder().build();

        Builder() {}
    }
}
