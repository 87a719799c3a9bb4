// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Always;
import io.calico4j.resource.Metadata;
import org.immutables.value.Value;

/** The jobs a {@link CronJob} makes. */
@Value.Immutable
@JsonPropertyOrder({"metadata", "spec"})
@JsonSerialize(as = JobTemplateSpec.class)
@JsonDeserialize(builder = JobTemplateSpec.Builder.class)
public sealed interface JobTemplateSpec extends WithJobTemplateSpec permits ImmutableJobTemplateSpec {
    /** The value with nothing given. */
    static JobTemplateSpec empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The labels and annotations the jobs get. */
    @JsonProperty
    @Always
    Metadata metadata();

    /** What the jobs run. */
    @JsonProperty
    @Always
    JobSpec spec();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link JobTemplateSpec} values; may be used again after {@code build()}, but by one thread at a time. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutableJobTemplateSpec.Builder {
        private static final JobTemplateSpec EMPTY = new Builder().build();

        Builder() {
            metadata(Metadata.empty());
            spec(JobSpec.empty());
        }
    }
}
