// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Always;
import io.calico4j.internal.wire.NonZero;
import java.util.Optional;
import org.immutables.value.Value;

/** The jobs of a {@link CronJob}. */
@Value.Immutable
@JsonPropertyOrder({"schedule", "jobTemplate"})
@JsonSerialize(as = CronJobSpec.class)
@JsonDeserialize(builder = CronJobSpec.Builder.class)
public sealed interface CronJobSpec extends WithCronJobSpec permits ImmutableCronJobSpec {
    /** The value with nothing given. */
    static CronJobSpec empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** When it runs, as five fields of cron. */
    @JsonProperty
    @NonZero
    Optional<String> schedule();

    /** The jobs it makes. */
    @JsonProperty
    @Always
    JobTemplateSpec jobTemplate();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link CronJobSpec} values; may be used again after {@code build()}, but by one thread at a time. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutableCronJobSpec.Builder {
        private static final CronJobSpec EMPTY = new Builder().build();

        Builder() {
            jobTemplate(JobTemplateSpec.empty());
        }
    }
}
