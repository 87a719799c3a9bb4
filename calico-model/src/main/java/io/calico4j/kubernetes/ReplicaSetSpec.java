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

/** The pods of a {@link ReplicaSet}. */
@Value.Immutable
@JsonPropertyOrder({"replicas", "selector", "template"})
@JsonSerialize(as = ReplicaSetSpec.class)
@JsonDeserialize(builder = ReplicaSetSpec.Builder.class)
public sealed interface ReplicaSetSpec extends WithReplicaSetSpec permits ImmutableReplicaSetSpec {
    /** The value with nothing given. */
    static ReplicaSetSpec empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** How many pods. Absent: 1. */
    @JsonProperty
    @Pointer
    Optional<Integer> replicas();

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

    /** Builds {@link ReplicaSetSpec} values; may be used again after {@code build()}, but by one thread at a time. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutableReplicaSetSpec.Builder {
        private static final ReplicaSetSpec EMPTY = new Builder().build();

        Builder() {
            template(PodTemplateSpec.empty());
        }
    }
}
