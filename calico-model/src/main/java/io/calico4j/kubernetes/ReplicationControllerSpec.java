// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.internal.wire.Pointer;
import java.util.Optional;
import java.util.SortedMap;
import org.immutables.value.Value;

/** The pods of a {@link ReplicationController}. */
@Value.Immutable
@JsonPropertyOrder({"replicas", "selector", "template"})
@JsonSerialize(as = ReplicationControllerSpec.class)
@JsonDeserialize(builder = ReplicationControllerSpec.Builder.class)
public sealed interface ReplicationControllerSpec extends WithReplicationControllerSpec
        permits ImmutableReplicationControllerSpec {
    /** The value with nothing given. */
    static ReplicationControllerSpec empty() {
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

    /** The labels of the pods that are its own. */
    @JsonProperty
    @Value.NaturalOrder
    @NonEmpty
    SortedMap<String, String> selector();

    /** The pods it makes. */
    @JsonProperty
    @Pointer
    Optional<PodTemplateSpec> template();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link ReplicationControllerSpec} values; may be used again after {@code build()}, but by one thread at a
     * time.
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutableReplicationControllerSpec.Builder {
        private static final ReplicationControllerSpec EMPTY = new Builder().build();

        Builder() {}
    }
}
