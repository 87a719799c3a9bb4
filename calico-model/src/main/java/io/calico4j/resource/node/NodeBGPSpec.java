// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.node;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.internal.wire.NonZero;
import io.calico4j.internal.wire.Pointer;
import io.calico4j.net.AsNumber;
import io.calico4j.net.IpAddress;
import java.util.Optional;
import org.immutables.value.Value;

/** The BGP configuration of a {@link Node}. */
@Value.Immutable
@JsonPropertyOrder({"asNumber", "ipv4Address", "ipv6Address", "ipv4IPIPTunnelAddr", "routeReflectorClusterID"})
@JsonSerialize(as = NodeBGPSpec.class)
@JsonDeserialize(builder = NodeBGPSpec.Builder.class)
public sealed interface NodeBGPSpec extends WithNodeBGPSpec permits ImmutableNodeBGPSpec {
    /** The value with nothing given. */
    static NodeBGPSpec empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The AS number. Absent: that of the BGP configuration. */
    @JsonProperty
    @Pointer
    Optional<AsNumber> asNumber();

    /** The IPv4 address, with the prefix length of its subnet. */
    @JsonProperty
    @NonZero
    Optional<String> ipv4Address();

    /** The IPv6 address, with the prefix length of its subnet. */
    @JsonProperty
    @NonZero
    Optional<String> ipv6Address();

    /** The address of the IPIP device. */
    @JsonProperty
    @NonZero
    Optional<String> ipv4IPIPTunnelAddr();

    /** The cluster this node reflects routes for, in the form of an IPv4 address; absent means it reflects none. */
    @JsonProperty
    @NonZero
    Optional<String> routeReflectorClusterID();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link NodeBGPSpec} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableNodeBGPSpec.Builder {
        private static final NodeBGPSpec EMPTY = new Builder().build();

        Builder() {}

        /** Sets {@code ipv4IPIPTunnelAddr}. */
        @CanIgnoreReturnValue
        public Builder ipv4IPIPTunnelAddr(IpAddress ipv4IPIPTunnelAddr) {
            return ipv4IPIPTunnelAddr(ipv4IPIPTunnelAddr.toString());
        }

        /** Sets {@code asNumber} by its number, {@code 0..4294967295}. */
        @CanIgnoreReturnValue
        public Builder asNumber(long number) {
            return asNumber(new AsNumber(number));
        }
    }
}
