// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.node;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonZero;
import java.util.Optional;
import org.immutables.value.Value;

/** One BGP session of a node. */
@Value.Immutable
@JsonPropertyOrder({"peerIP", "type", "state", "since"})
@JsonSerialize(as = CalicoNodePeer.class)
@JsonDeserialize(builder = CalicoNodePeer.Builder.class)
public sealed interface CalicoNodePeer extends WithCalicoNodePeer permits ImmutableCalicoNodePeer {
    /** The value with nothing given. */
    static CalicoNodePeer empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The address of the peer. */
    @JsonProperty
    @NonZero
    Optional<String> peerIP();

    /** Where the session comes from. Allowed: NodeMesh, NodePeer, GlobalPeer. */
    @JsonProperty
    @NonZero
    Optional<String> type();

    /** How far the session has come. Allowed: Idle, Connect, Active, OpenSent, OpenConfirm, Established, Close. */
    @JsonProperty
    @NonZero
    Optional<String> state();

    /** Since when, as the daemon says it. */
    @JsonProperty
    @NonZero
    Optional<String> since();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link CalicoNodePeer} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableCalicoNodePeer.Builder {
        private static final CalicoNodePeer EMPTY = new Builder().build();

        Builder() {}
    }
}
