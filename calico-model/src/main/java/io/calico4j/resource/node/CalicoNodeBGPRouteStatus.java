// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.node;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonEmpty;
import java.util.List;
import org.immutables.value.Value;

/** The routes of a node. */
@Value.Immutable
@JsonPropertyOrder({"routesV4", "routesV6"})
@JsonSerialize(as = CalicoNodeBGPRouteStatus.class)
@JsonDeserialize(builder = CalicoNodeBGPRouteStatus.Builder.class)
public sealed interface CalicoNodeBGPRouteStatus extends WithCalicoNodeBGPRouteStatus
        permits ImmutableCalicoNodeBGPRouteStatus {
    /** The value with nothing given. */
    static CalicoNodeBGPRouteStatus empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The IPv4 routes. */
    @JsonProperty
    @NonEmpty
    List<CalicoNodeRoute> routesV4();

    /** The IPv6 routes. */
    @JsonProperty
    @NonEmpty
    List<CalicoNodeRoute> routesV6();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link CalicoNodeBGPRouteStatus} values; may be used again after {@code build()}, but by one thread at a
     * time.
     */
    final class Builder extends ImmutableCalicoNodeBGPRouteStatus.Builder {
        private static final CalicoNodeBGPRouteStatus EMPTY = new Builder().build();

        Builder() {}
    }
}
