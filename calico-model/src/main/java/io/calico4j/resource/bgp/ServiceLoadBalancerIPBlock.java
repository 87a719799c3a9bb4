// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.bgp;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.internal.wire.NonZero;
import io.calico4j.net.Cidr;
import java.util.Optional;
import org.immutables.value.Value;

/** Addresses of load balancers that are advertised. */
@Value.Immutable
@JsonPropertyOrder({"cidr"})
@JsonSerialize(as = ServiceLoadBalancerIPBlock.class)
@JsonDeserialize(builder = ServiceLoadBalancerIPBlock.Builder.class)
public sealed interface ServiceLoadBalancerIPBlock extends WithServiceLoadBalancerIPBlock
        permits ImmutableServiceLoadBalancerIPBlock {
    /** The value with nothing given. */
    static ServiceLoadBalancerIPBlock empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The addresses. */
    @JsonProperty
    @NonZero
    Optional<String> cidr();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link ServiceLoadBalancerIPBlock} values; may be used again after {@code build()}, but by one thread at a
     * time.
     */
    final class Builder extends ImmutableServiceLoadBalancerIPBlock.Builder {
        private static final ServiceLoadBalancerIPBlock EMPTY = new Builder().build();

        Builder() {}

        /** Sets {@code cidr}. */
        @CanIgnoreReturnValue
        public Builder cidr(Cidr cidr) {
            return cidr(cidr.toString());
        }
    }
}
