// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Always;
import io.calico4j.internal.wire.Pointer;
import io.calico4j.resource.LabelSelector;
import java.util.Optional;
import org.immutables.value.Value;

/** The pods of a {@link Job}. */
@Value.Immutable
@JsonPropertyOrder({"parallelism", "completions", "selector", "template"})
@JsonSerialize(as = JobSpec.class)
@JsonDeserialize(builder = JobSpec.Builder.class)
public sealed interface JobSpec extends WithJobSpec permits ImmutableJobSpec {
    /** The value with nothing given. */
    static JobSpec empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** How many pods run at a time. Absent: 1. */
    @JsonProperty
    @Pointer
    Optional<Integer> parallelism();

    /** How many pods must end well. Absent: as many as run at a time. */
    @JsonProperty
    @Pointer
    Optional<Integer> completions();

    /** Which pods are its own. */
    @JsonProperty
    @Pointer
    Optional<LabelSelector> selector();

    /** The pods it makes. */
    @JsonProperty
    @Always
    PodTemplateSpec template();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link JobSpec} values; may be used again after {@code build()}, but by one thread at a time. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutableJobSpec.Builder {
        private static final JobSpec EMPTY = new Builder().build();

        Builder() {
            template(PodTemplateSpec.empty());
        }
    }
}
