// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonZero;
import java.util.Optional;
import org.immutables.value.Value;

/** The controller that assigns addresses to services of type LoadBalancer. */
@Value.Immutable
@JsonPropertyOrder({"assignIPs"})
@JsonSerialize(as = LoadBalancerControllerConfig.class)
@JsonDeserialize(builder = LoadBalancerControllerConfig.Builder.class)
public sealed interface LoadBalancerControllerConfig extends WithLoadBalancerControllerConfig
        permits ImmutableLoadBalancerControllerConfig {
    /** The value with nothing given. */
    static LoadBalancerControllerConfig empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Which services get an address: all, or those that ask for one. Allowed: AllServices, RequestedServicesOnly.
     * Default: AllServices.
     */
    @JsonProperty
    @NonZero
    Optional<String> assignIPs();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link LoadBalancerControllerConfig} values; may be used again after {@code build()}, but by one thread at
     * a time.
     */
    final class Builder extends ImmutableLoadBalancerControllerConfig.Builder {
        private static final LoadBalancerControllerConfig EMPTY = new Builder().build();

        Builder() {}
    }
}
