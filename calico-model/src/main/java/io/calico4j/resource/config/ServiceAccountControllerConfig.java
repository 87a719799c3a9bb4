// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Pointer;
import java.time.Duration;
import java.util.Optional;
import org.immutables.value.Value;

/** The controller that follows service accounts; for the etcd datastore only. */
@Value.Immutable
@JsonPropertyOrder({"reconcilerPeriod"})
@JsonSerialize(as = ServiceAccountControllerConfig.class)
@JsonDeserialize(builder = ServiceAccountControllerConfig.Builder.class)
public sealed interface ServiceAccountControllerConfig extends WithServiceAccountControllerConfig
        permits ImmutableServiceAccountControllerConfig {
    /** The value with nothing given. */
    static ServiceAccountControllerConfig empty() {
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

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link ServiceAccountControllerConfig} values; may be used again after {@code build()}, but by one thread
     * at a time.
     */
    final class Builder extends ImmutableServiceAccountControllerConfig.Builder {
        private static final ServiceAccountControllerConfig EMPTY = new Builder().build();

        Builder() {}
    }
}
