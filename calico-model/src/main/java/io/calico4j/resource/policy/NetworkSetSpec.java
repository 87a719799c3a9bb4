// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.diagnostic.FormatException;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.net.Cidr;
import java.util.Arrays;
import java.util.List;
import org.immutables.value.Value;

/** The addresses of a {@link NetworkSet}. */
@Value.Immutable
@JsonPropertyOrder({"nets"})
@JsonSerialize(as = NetworkSetSpec.class)
@JsonDeserialize(builder = NetworkSetSpec.Builder.class)
public sealed interface NetworkSetSpec extends WithNetworkSetSpec permits ImmutableNetworkSetSpec {
    /** The value with nothing given. */
    static NetworkSetSpec empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The addresses, as CIDRs. */
    @JsonProperty
    @NonEmpty
    List<String> nets();

    /**
     * {@link #nets()}, parsed; an address is the block that holds only it.
     *
     * @throws FormatException if one of them is no CIDR and no address
     */
    default List<Cidr> parsedNets() {
        return nets().stream().map(Cidr::parseOrAddress).toList();
    }

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link NetworkSetSpec} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableNetworkSetSpec.Builder {
        private static final NetworkSetSpec EMPTY = new Builder().build();

        Builder() {}

        /** Sets {@code nets}. */
        @CanIgnoreReturnValue
        public Builder nets(Cidr... nets) {
            return nets(Arrays.stream(nets).map(Cidr::toString).toList());
        }
    }
}
