// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.pool;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonEmpty;
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
    }
}
