// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonZero;
import java.util.Optional;
import org.immutables.value.Value;

/** One address of a load balancer. */
@Value.Immutable
@JsonPropertyOrder({"ip", "hostname"})
@JsonSerialize(as = LoadBalancerIngress.class)
@JsonDeserialize(builder = LoadBalancerIngress.Builder.class)
public sealed interface LoadBalancerIngress extends WithLoadBalancerIngress permits ImmutableLoadBalancerIngress {
    /** The value with nothing given. */
    static LoadBalancerIngress empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The address. */
    @JsonProperty
    @NonZero
    Optional<String> ip();

    /** The name, where it has no address. */
    @JsonProperty
    @NonZero
    Optional<String> hostname();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link LoadBalancerIngress} values; may be used again after {@code build()}, but by one thread at a time.
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutableLoadBalancerIngress.Builder {
        private static final LoadBalancerIngress EMPTY = new Builder().build();

        Builder() {}
    }
}
