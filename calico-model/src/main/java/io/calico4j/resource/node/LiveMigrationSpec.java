// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.node;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Pointer;
import java.util.Optional;
import org.immutables.value.Value;

/** The ends of a {@link LiveMigration}. */
@Value.Immutable
@JsonPropertyOrder({"source", "target"})
@JsonSerialize(as = LiveMigrationSpec.class)
@JsonDeserialize(builder = LiveMigrationSpec.Builder.class)
public sealed interface LiveMigrationSpec extends WithLiveMigrationSpec permits ImmutableLiveMigrationSpec {
    /** The value with nothing given. */
    static LiveMigrationSpec empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Where it starts. */
    @JsonProperty
    @Pointer
    Optional<LiveMigrationSource> source();

    /** Where it goes. */
    @JsonProperty
    @Pointer
    Optional<LiveMigrationTarget> target();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link LiveMigrationSpec} values; may be used again after {@code build()}, but by one thread at a time.
     */
    final class Builder extends ImmutableLiveMigrationSpec.Builder {
        private static final LiveMigrationSpec EMPTY = new Builder().build();

        Builder() {}
    }
}
