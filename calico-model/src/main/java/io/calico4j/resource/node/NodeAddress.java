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

/** One address of a {@link Node}. */
@Value.Immutable
@JsonPropertyOrder({"address", "type"})
@JsonSerialize(as = NodeAddress.class)
@JsonDeserialize(builder = NodeAddress.Builder.class)
public sealed interface NodeAddress extends WithNodeAddress permits ImmutableNodeAddress {
    /** The value with nothing given. */
    static NodeAddress empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The address. */
    @JsonProperty
    @Always
    @Value.Default.String("")
    String address();

    /** What kind: {@code CalicoNodeIP}, {@code InternalIP} or {@code ExternalIP}. */
    @JsonProperty
    @NonZero
    Optional<String> type();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link NodeAddress} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableNodeAddress.Builder {
        private static final NodeAddress EMPTY = new Builder().build();

        Builder() {}
    }
}
