// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonZero;
import java.util.Optional;
import org.immutables.value.Value;

/** The controller that renames stored policies to the names this version uses. */
@Value.Immutable
@JsonPropertyOrder({"enabled"})
@JsonSerialize(as = MigrationControllerConfig.class)
@JsonDeserialize(builder = MigrationControllerConfig.Builder.class)
public sealed interface MigrationControllerConfig extends WithMigrationControllerConfig
        permits ImmutableMigrationControllerConfig {
    /** The value with nothing given. */
    static MigrationControllerConfig empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Whether it runs. Allowed: Disabled, Enabled. Default: Enabled. */
    @JsonProperty
    @NonZero
    Optional<String> enabled();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link MigrationControllerConfig} values; may be used again after {@code build()}, but by one thread at a
     * time.
     */
    final class Builder extends ImmutableMigrationControllerConfig.Builder {
        private static final MigrationControllerConfig EMPTY = new Builder().build();

        Builder() {}
    }
}
