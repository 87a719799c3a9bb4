// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonZero;
import java.util.Optional;
import org.immutables.value.Value;

/** The Kubernetes service whose endpoints a rule matches. */
@Value.Immutable
@JsonPropertyOrder({"name", "namespace"})
@JsonSerialize(as = ServiceMatch.class)
@JsonDeserialize(builder = ServiceMatch.Builder.class)
public sealed interface ServiceMatch extends WithServiceMatch permits ImmutableServiceMatch {
    /** The value with nothing given. */
    static ServiceMatch empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The name of the service. */
    @JsonProperty
    @NonZero
    Optional<String> name();

    /** The namespace of the service. Absent: that of the policy; a cluster-wide policy must give one. */
    @JsonProperty
    @NonZero
    Optional<String> namespace();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link ServiceMatch} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableServiceMatch.Builder {
        private static final ServiceMatch EMPTY = new Builder().build();

        Builder() {}
    }
}
