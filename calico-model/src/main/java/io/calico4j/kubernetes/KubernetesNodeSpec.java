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

/** What a {@link KubernetesNode} was given. */
@Value.Immutable
@JsonPropertyOrder({"podCIDR", "podCIDRs"})
@JsonSerialize(as = KubernetesNodeSpec.class)
@JsonDeserialize(builder = KubernetesNodeSpec.Builder.class)
public sealed interface KubernetesNodeSpec extends WithKubernetesNodeSpec permits ImmutableKubernetesNodeSpec {
    /** The value with nothing given. */
    static KubernetesNodeSpec empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The addresses for its pods. */
    @JsonProperty
    @NonZero
    Optional<String> podCIDR();

    /** The addresses for its pods, one block of each family. */
    @JsonProperty
    @NonEmpty
    List<String> podCIDRs();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link KubernetesNodeSpec} values; may be used again after {@code build()}, but by one thread at a time.
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutableKubernetesNodeSpec.Builder {
        private static final KubernetesNodeSpec EMPTY = new Builder().build();

        Builder() {}
    }
}
