// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonZero;
import io.calico4j.internal.wire.Pointer;
import java.time.Duration;
import java.util.Optional;
import org.immutables.value.Value;

/** The controller that follows Kubernetes nodes. */
@Value.Immutable
@JsonPropertyOrder({"reconcilerPeriod", "syncLabels", "hostEndpoint", "leakGracePeriod"})
@JsonSerialize(as = NodeControllerConfig.class)
@JsonDeserialize(builder = NodeControllerConfig.Builder.class)
public sealed interface NodeControllerConfig extends WithNodeControllerConfig permits ImmutableNodeControllerConfig {
    /** The value with nothing given. */
    static NodeControllerConfig empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** How often everything is compared anew. Absent: 5 minutes. */
    @JsonProperty
    @Pointer
    Optional<Duration> reconcilerPeriod();

    /** Whether labels of Kubernetes nodes are copied to Calico nodes. Absent: Enabled. Allowed: Enabled, Disabled. */
    @JsonProperty
    @NonZero
    Optional<String> syncLabels();

    /** Which host endpoints are made. Absent: none. */
    @JsonProperty
    @Pointer
    Optional<AutoHostEndpointConfig> hostEndpoint();

    /** How long an address without a workload is kept before it is released; 0 is for ever. Absent: 15 minutes. */
    @JsonProperty
    @Pointer
    Optional<Duration> leakGracePeriod();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link NodeControllerConfig} values; may be used again after {@code build()}, but by one thread at a time.
     */
    final class Builder extends ImmutableNodeControllerConfig.Builder {
        private static final NodeControllerConfig EMPTY = new Builder().build();

        Builder() {}
    }
}
