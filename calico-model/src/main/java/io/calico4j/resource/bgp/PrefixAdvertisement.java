// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.bgp;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.internal.wire.NonZero;
import io.calico4j.net.Cidr;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** The communities that routes within a CIDR are advertised with. */
@Value.Immutable
@JsonPropertyOrder({"cidr", "communities"})
@JsonSerialize(as = PrefixAdvertisement.class)
@JsonDeserialize(builder = PrefixAdvertisement.Builder.class)
public sealed interface PrefixAdvertisement extends WithPrefixAdvertisement permits ImmutablePrefixAdvertisement {
    /** The value with nothing given. */
    static PrefixAdvertisement empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The routes: those within this CIDR. */
    @JsonProperty
    @NonZero
    Optional<String> cidr();

    /** The communities, by name or value. */
    @JsonProperty
    @NonEmpty
    List<String> communities();

    /**
     * Whether {@code communities} was given as an empty list, which Calico's validation takes for an answer while it does not take none for
     * one; it changes nothing else, not even equality.
     */
    @JsonIgnore
    @Value.Auxiliary
    @Value.Default.Boolean(false)
    boolean communitiesGivenEmpty();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link PrefixAdvertisement} values; may be used again after {@code build()}, but by one thread at a time.
     */
    final class Builder extends ImmutablePrefixAdvertisement.Builder {
        private static final PrefixAdvertisement EMPTY = new Builder().build();

        Builder() {}

        @JsonProperty("communities")
        @JsonSetter(nulls = Nulls.SKIP)
        @CanIgnoreReturnValue
        Builder readCommunities(List<String> given) {
            return given.isEmpty() ? communitiesGivenEmpty(true) : communities(given);
        }

        /** Sets {@code cidr}. */
        @CanIgnoreReturnValue
        public Builder cidr(Cidr cidr) {
            return cidr(cidr.toString());
        }
    }
}
