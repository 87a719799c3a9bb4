// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.node;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.diagnostic.FormatException;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.internal.wire.NonZero;
import io.calico4j.net.IpAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Which interface a {@link HostEndpoint} is. */
@Value.Immutable
@JsonPropertyOrder({"node", "interfaceName", "expectedIPs", "profiles", "ports"})
@JsonSerialize(as = HostEndpointSpec.class)
@JsonDeserialize(builder = HostEndpointSpec.Builder.class)
public sealed interface HostEndpointSpec extends WithHostEndpointSpec permits ImmutableHostEndpointSpec {
    /** The value with nothing given. */
    static HostEndpointSpec empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The node. At most 253 characters. */
    @JsonProperty
    @NonZero
    Optional<String> node();

    /**
     * The interface; {@code *} means all of the node. Absent: the one that has an expected address. At most 15
     * characters.
     */
    @JsonProperty
    @NonZero
    Optional<String> interfaceName();

    /** The addresses the interface is known by. */
    @JsonProperty
    @NonEmpty
    List<String> expectedIPs();

    /** The names of the profiles the endpoint inherits from, asked in this order. */
    @JsonProperty
    @NonEmpty
    List<String> profiles();

    /** The ports that have names. */
    @JsonProperty
    @NonEmpty
    List<EndpointPort> ports();

    /**
     * {@link #expectedIPs()}, parsed.
     *
     * @throws FormatException if one of them is no address
     */
    default List<IpAddress> parsedExpectedIPs() {
        return expectedIPs().stream().map(IpAddress::parse).toList();
    }

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link HostEndpointSpec} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableHostEndpointSpec.Builder {
        private static final HostEndpointSpec EMPTY = new Builder().build();

        Builder() {}

        /** Sets {@code expectedIPs}. */
        @CanIgnoreReturnValue
        public Builder expectedIPs(IpAddress... expectedIPs) {
            return expectedIPs(
                    Arrays.stream(expectedIPs).map(IpAddress::toString).toList());
        }
    }
}
