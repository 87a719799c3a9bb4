// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.internal.wire.NonZero;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Which host endpoints are made for every node. */
@Value.Immutable
@JsonPropertyOrder({"autoCreate", "createDefaultHostEndpoint", "templates"})
@JsonSerialize(as = AutoHostEndpointConfig.class)
@JsonDeserialize(builder = AutoHostEndpointConfig.Builder.class)
public sealed interface AutoHostEndpointConfig extends WithAutoHostEndpointConfig
        permits ImmutableAutoHostEndpointConfig {
    /** The value with nothing given. */
    static AutoHostEndpointConfig empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Whether host endpoints are made. Absent: Disabled. Allowed: Enabled, Disabled. */
    @JsonProperty
    @NonZero
    Optional<String> autoCreate();

    /**
     * Whether an endpoint for all interfaces is made on each node: {@code Enabled} or {@code Disabled}. Absent:
     * Enabled.
     */
    @JsonProperty
    @NonZero
    Optional<String> createDefaultHostEndpoint();

    /** What further endpoints are made. */
    @JsonProperty
    @NonEmpty
    List<Template> templates();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link AutoHostEndpointConfig} values; may be used again after {@code build()}, but by one thread at a
     * time.
     */
    final class Builder extends ImmutableAutoHostEndpointConfig.Builder {
        private static final AutoHostEndpointConfig EMPTY = new Builder().build();

        Builder() {}
    }
}
