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

/** What a {@link Pod} runs, and where. */
@Value.Immutable
@JsonPropertyOrder({"nodeName", "hostNetwork", "serviceAccountName", "initContainers", "containers"})
@JsonSerialize(as = PodSpec.class)
@JsonDeserialize(builder = PodSpec.Builder.class)
public sealed interface PodSpec extends WithPodSpec permits ImmutablePodSpec {
    /** The value with nothing given. */
    static PodSpec empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The node it runs on; absent while it has none. */
    @JsonProperty
    @NonZero
    Optional<String> nodeName();

    /** Whether it uses the network of the node and so has no interface of its own. */
    @JsonProperty
    @NonEmpty
    @Value.Default.Boolean(false)
    boolean hostNetwork();

    /** The service account it runs under. */
    @JsonProperty
    @NonZero
    Optional<String> serviceAccountName();

    /** The containers that run before the others. */
    @JsonProperty
    @NonEmpty
    List<Container> initContainers();

    /** The containers. */
    @JsonProperty
    @NonEmpty
    List<Container> containers();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link PodSpec} values; may be used again after {@code build()}, but by one thread at a time. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutablePodSpec.Builder {
        private static final PodSpec EMPTY = new Builder().build();

        Builder() {}
    }
}
