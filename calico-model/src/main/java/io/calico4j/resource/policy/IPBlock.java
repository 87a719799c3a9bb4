// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.internal.wire.Always;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.net.Cidr;
import java.util.List;
import org.immutables.value.Value;

/** A block of addresses with blocks taken out of it. */
@Value.Immutable
@JsonPropertyOrder({"cidr", "except"})
@JsonSerialize(as = IPBlock.class)
@JsonDeserialize(builder = IPBlock.Builder.class)
public sealed interface IPBlock extends WithIPBlock permits ImmutableIPBlock {
    /** The value with nothing given. */
    static IPBlock empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The block. */
    @JsonProperty
    @Always
    @Value.Default.String("")
    String cidr();

    /** The blocks within it that are not meant. */
    @JsonProperty
    @NonEmpty
    List<String> except();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link IPBlock} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableIPBlock.Builder {
        private static final IPBlock EMPTY = new Builder().build();

        Builder() {}

        /** Sets {@code cidr}. */
        @CanIgnoreReturnValue
        public Builder cidr(Cidr cidr) {
            return cidr(cidr.toString());
        }
    }
}
