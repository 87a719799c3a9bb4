// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.node;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Always;
import io.calico4j.internal.wire.NonEmpty;
import java.util.List;
import org.immutables.value.Value;

/** The BGP sessions of a node. */
@Value.Immutable
@JsonPropertyOrder({
    "numberEstablishedV4",
    "numberNotEstablishedV4",
    "numberEstablishedV6",
    "numberNotEstablishedV6",
    "peersV4",
    "peersV6"
})
@JsonSerialize(as = CalicoNodeBGPStatus.class)
@JsonDeserialize(builder = CalicoNodeBGPStatus.Builder.class)
public sealed interface CalicoNodeBGPStatus extends WithCalicoNodeBGPStatus permits ImmutableCalicoNodeBGPStatus {
    /** The value with nothing given. */
    static CalicoNodeBGPStatus empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** How many IPv4 sessions are up. */
    @JsonProperty
    @Always
    @Value.Default.Long(0)
    long numberEstablishedV4();

    /** How many IPv4 sessions are not. */
    @JsonProperty
    @Always
    @Value.Default.Long(0)
    long numberNotEstablishedV4();

    /** How many IPv6 sessions are up. */
    @JsonProperty
    @Always
    @Value.Default.Long(0)
    long numberEstablishedV6();

    /** How many IPv6 sessions are not. */
    @JsonProperty
    @Always
    @Value.Default.Long(0)
    long numberNotEstablishedV6();

    /** The IPv4 sessions. */
    @JsonProperty
    @NonEmpty
    List<CalicoNodePeer> peersV4();

    /** The IPv6 sessions. */
    @JsonProperty
    @NonEmpty
    List<CalicoNodePeer> peersV6();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link CalicoNodeBGPStatus} values; may be used again after {@code build()}, but by one thread at a time.
     */
    final class Builder extends ImmutableCalicoNodeBGPStatus.Builder {
        private static final CalicoNodeBGPStatus EMPTY = new Builder().build();

        Builder() {}
    }
}
