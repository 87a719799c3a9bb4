// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.internal.resource.MetadataEdits;
import io.calico4j.internal.wire.Always;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.resource.Kind;
import io.calico4j.resource.Metadata;
import java.util.function.UnaryOperator;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Pods that run to their end. */
@Value.Immutable
@JsonPropertyOrder({"kind", "apiVersion", "metadata", "spec"})
@JsonSerialize(as = Job.class)
@JsonDeserialize(builder = Job.Builder.class)
public sealed interface Job extends WorkloadController, WithJob permits ImmutableJob {
    /** A builder with nothing set; name, labels and the like may be set on it directly. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind kind() {
        return Kind.JOB;
    }

    @Override
    @JsonProperty("kind")
    @NonEmpty
    @Value.Default.String("Job")
    String kindName();

    @Override
    @JsonProperty
    @NonEmpty
    @Value.Default.String("batch/v1")
    String apiVersion();

    @Override
    @JsonProperty
    @Always
    Metadata metadata();

    /** What is wanted. */
    @JsonProperty
    @Always
    JobSpec spec();

    @Override
    default PodTemplateSpec podTemplate() {
        return spec().template();
    }

    @Override
    default int podCount() {
        return spec().parallelism().orElse(1);
    }

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link Job} values; may be used again after {@code build()}, but by one thread at a time. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutableJob.Builder {
        private @Nullable MetadataEdits edits;

        Builder() {
            metadata(Metadata.empty());
            spec(JobSpec.empty());
        }

        /** Sets the name in the metadata. */
        @CanIgnoreReturnValue
        public Builder name(String name) {
            edits().name(name);
            return this;
        }

        /** Sets the namespace in the metadata. */
        @CanIgnoreReturnValue
        public Builder namespace(String namespace) {
            edits().namespace(namespace);
            return this;
        }

        /** Adds a label to the metadata. */
        @CanIgnoreReturnValue
        public Builder label(String key, String value) {
            edits().label(key, value);
            return this;
        }

        /** Adds an annotation to the metadata. */
        @CanIgnoreReturnValue
        public Builder annotation(String key, String value) {
            edits().annotation(key, value);
            return this;
        }

        /** Sets the spec that {@code edit} makes of an empty one. */
        @CanIgnoreReturnValue
        public Builder spec(UnaryOperator<JobSpec.Builder> edit) {
            return spec(edit.apply(JobSpec.builder()).build());
        }

        private MetadataEdits edits() {
            if (edits == null) {
                edits = new MetadataEdits();
            }
            return edits;
        }

        @Override
        public Job build() {
            Job built = super.build();
            return edits == null ? built : built.withMetadata(edits.applyTo(built.metadata()));
        }
    }
}
