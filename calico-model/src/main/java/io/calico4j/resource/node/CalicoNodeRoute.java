// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.node;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Always;
import io.calico4j.internal.wire.NonZero;
import java.util.Optional;
import org.immutables.value.Value;

/** One route of a node. */
@Value.Immutable
@JsonPropertyOrder({"type", "destination", "gateway", "interface", "learnedFrom"})
@JsonSerialize(as = CalicoNodeRoute.class)
@JsonDeserialize(builder = CalicoNodeRoute.Builder.class)
public sealed interface CalicoNodeRoute extends WithCalicoNodeRoute permits ImmutableCalicoNodeRoute {
    /** The value with nothing given. */
    static CalicoNodeRoute empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Whether the route is used for forwarding (FIB) or only known (RIB). Allowed: FIB, RIB. */
    @JsonProperty
    @NonZero
    Optional<String> type();

    /** Where it leads, as a CIDR. */
    @JsonProperty
    @NonZero
    Optional<String> destination();

    /** The next hop. */
    @JsonProperty
    @NonZero
    Optional<String> gateway();

    /** The interface it leaves by. */
    @JsonProperty("interface")
    @NonZero
    Optional<String> interfaceName();

    /** Where it comes from. */
    @JsonProperty
    @Always
    CalicoNodeRouteLearnedFrom learnedFrom();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link CalicoNodeRoute} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableCalicoNodeRoute.Builder {
        private static final CalicoNodeRoute EMPTY = new Builder().build();

        Builder() {
            learnedFrom(CalicoNodeRouteLearnedFrom.empty());
        }
    }
}
