// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonZero;
import java.util.Optional;
import org.immutables.value.Value;

/** An address of a pod. */
@Value.Immutable
@JsonPropertyOrder({"ip"})
@JsonSerialize(as = PodIp.class)
@JsonDeserialize(builder = PodIp.Builder.class)
public sealed interface PodIp extends WithPodIp permits ImmutablePodIp {
    /** The value with nothing given. */
    static PodIp empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The address. */
    @JsonProperty
    @NonZero
    Optional<String> ip();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link PodIp} values; may be used again after {@code build()}, but by one thread at a time. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutablePodIp.Builder {
        private static final PodIp EMPTY = new Builder().build();

        Builder() {}
    }
}
