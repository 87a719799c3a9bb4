// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.pool;

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

/** The addresses of an {@link IPReservation}. */
@Value.Immutable
@JsonPropertyOrder({"reservedCIDRs"})
@JsonSerialize(as = IPReservationSpec.class)
@JsonDeserialize(builder = IPReservationSpec.Builder.class)
public sealed interface IPReservationSpec extends WithIPReservationSpec permits ImmutableIPReservationSpec {
    /** The value with nothing given. */
    static IPReservationSpec empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The addresses, as CIDRs or single addresses. */
    @JsonProperty
    @NonEmpty
    List<String> reservedCIDRs();

    /**
     * {@link #reservedCIDRs()}, parsed; an address is the block that holds only it.
     *
     * @throws FormatException if one of them is no CIDR and no address
     */
    default List<Cidr> parsedReservedCIDRs() {
        return reservedCIDRs().stream().map(Cidr::parseOrAddress).toList();
    }

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link IPReservationSpec} values; may be used again after {@code build()}, but by one thread at a time.
     */
    final class Builder extends ImmutableIPReservationSpec.Builder {
        private static final IPReservationSpec EMPTY = new Builder().build();

        Builder() {}

        /** Sets {@code reservedCIDRs}. */
        @CanIgnoreReturnValue
        public Builder reservedCIDRs(Cidr... reservedCIDRs) {
            return reservedCIDRs(
                    Arrays.stream(reservedCIDRs).map(Cidr::toString).toList());
        }
    }
}
