// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Always;
import org.immutables.value.Value;

/** An address of a {@link KubernetesNode}. */
@Value.Immutable
@JsonPropertyOrder({"type", "address"})
@JsonSerialize(as = KubernetesNodeAddress.class)
@JsonDeserialize(builder = KubernetesNodeAddress.Builder.class)
public sealed interface KubernetesNodeAddress extends WithKubernetesNodeAddress permits ImmutableKubernetesNodeAddress {
    /** The value with nothing given. */
    static KubernetesNodeAddress empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** What kind: {@code InternalIP}, {@code ExternalIP}, {@code Hostname} and the like. */
    @JsonProperty
    @Always
    @Value.Default.String("")
    String type();

    /** The address. */
    @JsonProperty
    @Always
    @Value.Default.String("")
    String address();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link KubernetesNodeAddress} values; may be used again after {@code build()}, but by one thread at a
     * time.
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutableKubernetesNodeAddress.Builder {
        private static final KubernetesNodeAddress EMPTY = new Builder().build();

        Builder() {}
    }
}
