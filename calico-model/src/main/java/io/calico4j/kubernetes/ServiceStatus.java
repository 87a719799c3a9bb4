// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Always;
import org.immutables.value.Value;

/** What was given to a {@link Service}. */
@Value.Immutable
@JsonPropertyOrder({"loadBalancer"})
@JsonSerialize(as = ServiceStatus.class)
@JsonDeserialize(builder = ServiceStatus.Builder.class)
public sealed interface ServiceStatus extends WithServiceStatus permits ImmutableServiceStatus {
    /** The value with nothing given. */
    static ServiceStatus empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The addresses of its load balancer. */
    @JsonProperty
    @Always
    LoadBalancerStatus loadBalancer();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link ServiceStatus} values; may be used again after {@code build()}, but by one thread at a time. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutableServiceStatus.Builder {
        private static final ServiceStatus EMPTY = new Builder().build();

        Builder() {
            loadBalancer(LoadBalancerStatus.empty());
        }
    }
}
