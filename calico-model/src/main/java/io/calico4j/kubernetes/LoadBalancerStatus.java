// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonEmpty;
import java.util.List;
import org.immutables.value.Value;

/** The addresses of the load balancer of a {@link Service}. */
@Value.Immutable
@JsonPropertyOrder({"ingress"})
@JsonSerialize(as = LoadBalancerStatus.class)
@JsonDeserialize(builder = LoadBalancerStatus.Builder.class)
public sealed interface LoadBalancerStatus extends WithLoadBalancerStatus permits ImmutableLoadBalancerStatus {
    /** The value with nothing given. */
    static LoadBalancerStatus empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The addresses. */
    @JsonProperty
    @NonEmpty
    List<LoadBalancerIngress> ingress();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link LoadBalancerStatus} values; may be used again after {@code build()}, but by one thread at a time.
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutableLoadBalancerStatus.Builder {
        private static final LoadBalancerStatus EMPTY = new Builder().build();

        Builder() {}
    }
}
