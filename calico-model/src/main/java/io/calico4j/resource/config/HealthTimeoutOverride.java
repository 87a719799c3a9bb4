// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.json.DurationDeserializer;
import io.calico4j.internal.json.DurationSerializer;
import io.calico4j.internal.wire.Always;
import java.time.Duration;
import org.immutables.value.Value;

/** How long one part of Felix may be silent before the agent counts as unhealthy. */
@Value.Immutable
@JsonPropertyOrder({"name", "timeout"})
@JsonSerialize(as = HealthTimeoutOverride.class)
@JsonDeserialize(builder = HealthTimeoutOverride.Builder.class)
public sealed interface HealthTimeoutOverride extends WithHealthTimeoutOverride permits ImmutableHealthTimeoutOverride {
    /** The value with nothing given. */
    static HealthTimeoutOverride empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The part, as its health reports name it. */
    @JsonProperty
    @Always
    @Value.Default.String("")
    String name();

    /** How long it may be silent. */
    @JsonProperty
    @Always
    @JsonSerialize(using = DurationSerializer.class)
    @JsonDeserialize(using = DurationDeserializer.class)
    Duration timeout();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link HealthTimeoutOverride} values; may be used again after {@code build()}, but by one thread at a
     * time.
     */
    final class Builder extends ImmutableHealthTimeoutOverride.Builder {
        private static final HealthTimeoutOverride EMPTY = new Builder().build();

        Builder() {
            timeout(Duration.ZERO);
        }
    }
}
