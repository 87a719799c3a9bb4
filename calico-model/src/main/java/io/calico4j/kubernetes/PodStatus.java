// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.internal.wire.NonZero;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What a {@link Pod} has come to. */
@Value.Immutable
@JsonPropertyOrder({"phase", "podIP", "podIPs"})
@JsonSerialize(as = PodStatus.class)
@JsonDeserialize(builder = PodStatus.Builder.class)
public sealed interface PodStatus extends WithPodStatus permits ImmutablePodStatus {
    /** The value with nothing given. */
    static PodStatus empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** How far it has come: {@code Pending}, {@code Running}, {@code Succeeded}, {@code Failed} or {@code Unknown}. */
    @JsonProperty
    @NonZero
    Optional<String> phase();

    /** Its first address. */
    @JsonProperty
    @NonZero
    Optional<String> podIP();

    /** Its addresses, one of each family. */
    @JsonProperty
    @NonEmpty
    List<PodIp> podIPs();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link PodStatus} values; may be used again after {@code build()}, but by one thread at a time. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutablePodStatus.Builder {
        private static final PodStatus EMPTY = new Builder().build();

        Builder() {}
    }
}
