// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.node;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonZero;
import java.util.Optional;
import org.immutables.value.Value;

/** The WireGuard addresses of a {@link Node}. */
@Value.Immutable
@JsonPropertyOrder({"interfaceIPv4Address", "interfaceIPv6Address"})
@JsonSerialize(as = NodeWireguardSpec.class)
@JsonDeserialize(builder = NodeWireguardSpec.Builder.class)
public sealed interface NodeWireguardSpec extends WithNodeWireguardSpec permits ImmutableNodeWireguardSpec {
    /** The value with nothing given. */
    static NodeWireguardSpec empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The IPv4 address of the device. */
    @JsonProperty
    @NonZero
    Optional<String> interfaceIPv4Address();

    /** The IPv6 address of the device. */
    @JsonProperty
    @NonZero
    Optional<String> interfaceIPv6Address();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link NodeWireguardSpec} values; may be used again after {@code build()}, but by one thread at a time.
     */
    final class Builder extends ImmutableNodeWireguardSpec.Builder {
        private static final NodeWireguardSpec EMPTY = new Builder().build();

        Builder() {}
    }
}
