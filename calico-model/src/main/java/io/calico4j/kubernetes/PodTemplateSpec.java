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

/** The pods a controller makes. */
@Value.Immutable
@JsonPropertyOrder({"metadata", "spec"})
@JsonSerialize(as = PodTemplateSpec.class)
@JsonDeserialize(builder = PodTemplateSpec.Builder.class)
public sealed interface PodTemplateSpec extends WithPodTemplateSpec permits ImmutablePodTemplateSpec {
    /** The value with nothing given. */
    static PodTemplateSpec empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The labels and annotations the pods get. */
    @JsonProperty
    @Always
    Metadata metadata();

    /** What the pods run. */
    @JsonProperty
    @Always
    PodSpec spec();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link PodTemplateSpec} values; may be used again after {@code build()}, but by one thread at a time. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutablePodTemplateSpec.Builder {
        private static final PodTemplateSpec EMPTY = new Builder().build();

        Builder() {
            metadata(Metadata.empty());
            spec(PodSpec.empty());
        }
    }
}
